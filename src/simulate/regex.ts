import { RE2JS } from 're2js';
import type { Regex } from '#model/match.js';
import type { Condition } from './held.js';
import type { Compiled, Found } from './compiled.js';
import { compiledPcre } from './pcre/compiled.js';

/** A regular expression compiled; or why its flavour refuses it; or why we cannot say what it does. */
export function compile(regex: Regex): Compiled | { readonly invalid: string } | { readonly open: string } {
  switch (regex.flavour) {
    case 're2':
      return compiledRe2(regex);
    case 'pcre':
      return compiledPcre(regex);
  }
}

/** Whether a text holds a match. Compiled when first asked: most expressions of a large table never are. */
export function holds(regex: Regex): Condition<string> {
  let test: Condition<string> | undefined;
  return text => (test ??= tested(regex))(text);
}

function tested(regex: Regex): Condition<string> {
  const compiled = compile(regex);
  if ('test' in compiled) return compiled.test;
  // A table whose regular expression is invalid is refused as a whole, or lacks the route: the dialect's to say.
  const because = `${regex.pattern}: ${'invalid' in compiled ? compiled.invalid : compiled.open}`;
  return () => ({ code: 'unsupported-regex', because });
}

function compiledRe2({ pattern, ignoreCase }: Regex): Compiled | { readonly invalid: string } {
  try {
    const program = RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
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
