import type { Regex } from '#model/match.js';
import type { Condition } from '#model/routing/condition.js';
import type { Compiled } from './compiled.js';
import { compiledPcre } from './backtracking/program.js';
import { compiledRe2 } from './re2.js';

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
