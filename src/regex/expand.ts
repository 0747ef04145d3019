import type { RegexFlavour } from '#model/match.js';
import type { Doubt } from '#model/routing/condition.js';
import type { Compiled, Found } from './compiled.js';

/**
 * Every match in a text replaced, with the groups that the replacement names. Undefined when nothing matches. Go reads
 * `$name` as far as letters, digits and underscores go (regexp.Expand); others read one digit.
 */
export function expand(
  { find }: Compiled,
  flavour: RegexFlavour,
  text: string,
  replacement: string,
): string | undefined | Doubt {
  let result = '';
  let copied = 0;
  let matched = false;
  for (let at = 0; at <= text.length;) {
    const found = find(text, at);
    if (found === undefined) break;
    if ('code' in found) return found;
    // An empty match right behind another is none (Go regexp, regexp.go: replaceAll).
    if (found.end > found.start || found.start > copied || !matched) {
      result += text.slice(copied, found.start) + filled(flavour, replacement, found);
      copied = found.end;
    }
    matched = true;
    at = found.end > found.start ? found.end : found.end + 1;
  }
  return matched ? result + text.slice(copied) : undefined;
}

/** A replacement with its groups filled in; a group that is not there is empty. */
export function filled(flavour: RegexFlavour, replacement: string, { groups, named }: Found): string {
  const reference = flavour === 're2' ? /\$(?:\$|(\w+)|\{(\w+)\})/g : /\$(?:(\d)|\{(\d+)\})/g;
  return replacement.replace(reference, (whole, bare: string | undefined, braced: string | undefined) => {
    if (whole === '$$') return '$';
    const name = bare ?? braced ?? '';
    return (/^\d+$/.test(name) ? groups[Number(name)] : named.get(name)) ?? '';
  });
}
