import type { PathMatch, Regex } from '#model/match.js';
import { barePrefix } from '#model/routing/intent-places.js';
import type { IntentPath } from '#model/routing/intent.js';
import { compile } from '#regex/compile.js';
import { contains } from '#regex/containment.js';
import { languageOf } from '#regex/language.js';
import { literalPattern } from '#model/text/literal-pattern.js';

/** A path of an intent, or why there is none that takes the same requests. */
export type ToldPath = { readonly path: IntentPath } | { readonly because: string };

/** The path of an intent that takes what a match takes. `whole`: the path without the slash at its end is taken with it. */
export function toldPath(match: PathMatch, whole: (bare: string) => boolean): ToldPath {
  switch (match.kind) {
    case 'exact':
      return { path: { kind: 'exact', path: match.path } };
    case 'prefix':
      return { path: match.by === 'element' ? { kind: 'prefix', path: match.path } : byCharacter(match.path, whole) };
    case 'regex':
      return match.regex.flavour === 're2' ? { path: ofRe2(match.regex) } : ofPcre(match.regex);
  }
}

/** Any continuation: of a path that ends in a slash these are the elements below. */
function byCharacter(path: string, whole: (bare: string) => boolean): IntentPath {
  const bare = barePrefix(path);
  if (bare === '' || (path.endsWith('/') && whole(bare))) return { kind: 'prefix', path: bare === '' ? '/' : bare };
  return { kind: 'regex', pattern: `${literalPattern(path)}(?s:.*)` };
}

/** Anchored at both ends by its meaning; what is open at an end takes anything there. */
function ofRe2({ pattern, ignoreCase }: Regex): IntentPath {
  const inner = /^\^\(\?:(.*)\)\$$/s.exec(pattern)?.[1];
  if (inner !== undefined && !ignoreCase && isWhole(inner)) return { kind: 'regex', pattern: inner };
  return { kind: 'regex', pattern: opened(pattern, ignoreCase) };
}

/** Each group that ends has begun within the text. */
function isWhole(pattern: string): boolean {
  return depthsOf(pattern).every(({ depth }) => depth >= 0);
}

/** Outside of all groups one of several is asked for. */
function hasChoice(pattern: string): boolean {
  return depthsOf(pattern).some(({ part, depth }) => part === '|' && depth === 0);
}

/** Parentheses and bars, each with how many groups are open behind it. */
function depthsOf(pattern: string): readonly { readonly part: string; readonly depth: number }[] {
  let depth = 0;
  return [...pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[()|]/gs)].map(([part]) => {
    depth += part === '(' ? 1 : part === ')' ? -1 : 0;
    return { part, depth };
  });
}

function opened(pattern: string, ignoreCase: boolean): string {
  const flags = ignoreCase ? '(?i:' : '(?:';
  const simple = !hasChoice(pattern);
  const [atStart, atEnd] = [simple && pattern.startsWith('^'), simple && /(?<!\\)\$$/.test(pattern)];
  const inner = pattern.slice(atStart ? 1 : 0, atEnd ? -1 : undefined);
  return `${atStart ? '' : '(?s:.*)'}${flags}${inner})${atEnd ? '' : '(?s:.*)'}`;
}

/**
 * An expression of PCRE is a prefix or an exact path where its language is that of one, letters of the other case aside, and else an
 * expression of RE2 where both read it alike. (At its end `$` of PCRE takes one more line break, which nobody means.)
 */
function ofPcre(regex: Regex): ToldPath {
  const plain = simplified(regex);
  const beginning = languageOf({ ...plain, ignoreCase: false })?.beginning ?? '';
  const literal = [...new Set([beginning, barePrefix(beginning), '/'])]
    .filter(path => path.startsWith('/'))
    .flatMap((path): IntentPath[] => [
      { kind: 'prefix', path },
      { kind: 'exact', path },
    ])
    .find(path => isSame(plain, { ...expressionOf(path), ignoreCase: plain.ignoreCase }));
  if (literal) return { path: literal };
  if (!isShared(plain.pattern))
    return { because: `the regular expression ${regex.pattern} of PCRE cannot be said as one of RE2` };
  const path = ofRe2(plain);
  const compiled = path.kind === 'regex' && compile({ flavour: 're2', pattern: path.pattern, ignoreCase: false });
  return compiled && 'find' in compiled
    ? { path }
    : { because: `the regular expression ${regex.pattern} of PCRE cannot be read as one of RE2` };
}

/** Without comments and what says nothing, and with the case that its first words ask for. */
function simplified({ pattern, ...regex }: Regex): Regex {
  const text = pattern.replace(/\(\?#[^)]*\)/g, '').replace(/^\^\/\{0\}/, '^');
  return text.startsWith('^(?-i)')
    ? { ...regex, pattern: `^${text.slice(6)}`, ignoreCase: false }
    : { ...regex, pattern: text };
}

function isSame(one: Regex, other: Regex): boolean {
  return contains(one, other) === true && contains(other, one) === true;
}

function expressionOf(path: IntentPath): Regex {
  const text = path.kind === 'regex' ? '' : barePrefix(path.path);
  const rest = path.kind === 'exact' ? '$' : text === '' ? '' : '(?:/|$)';
  const start = path.kind === 'exact' && 'path' in path ? path.path : text === '' ? '/' : text;
  return { flavour: 'pcre', pattern: `^${literalPattern(start)}${rest}`, ignoreCase: false };
}

/** What PCRE, which takes bytes, and RE2, which takes characters, read alike. */
function isShared(pattern: string): boolean {
  return (
    /^(?:[^\\(\u0080-\uffff]|\\[dwsDWS]|\\[^A-Za-z0-9\u0080-\uffff]|\((?:\?(?:-?i)?[:)])?(?!\?))*$/u.test(pattern) &&
    !/[*+?}]\+/.test(pattern)
  );
}
