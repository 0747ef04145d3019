import type { RE2JS } from 're2js' with { 'resolution-mode': 'import' };
import type { Regex } from '#model/match.js';
import type { Compiled, Found } from './compiled.js';
import { re2 } from './engines.js';

/** A regular expression of Go, or why Go refuses it. */
export function compiledRe2({ pattern, ignoreCase }: Regex): Compiled | { readonly invalid: string } {
  try {
    const program = re2().compile(pattern, ignoreCase ? re2().CASE_INSENSITIVE : 0);
    return { find: (text, from = 0) => foundBy(program, text, from), test: text => program.matcher(text).find() };
  } catch (error) {
    return { invalid: error instanceof Error ? error.message : String(error) };
  }
}

function foundBy(program: RE2JS, text: string, from: number): Found | undefined {
  const matcher = program.matcher(text);
  if (!matcher.find(from)) return undefined;
  const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, at) => matcher.group(at) ?? undefined);
  const named = Object.entries(matcher.getNamedGroups()).map(([name, value]) => [name, value ?? undefined] as const);
  return { start: matcher.start(), end: matcher.end(), groups, named: new Map(named) };
}
