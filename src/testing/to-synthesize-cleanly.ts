import type { Diagnostic } from '#model/findings/diagnostic.js';
import { nearest } from '#model/text/nearest.js';
import { placeText } from '#report/place-text.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';
import { rules } from '#rules/index.js';
import { examined } from './cluster-of.js';
import { givenFault, texts } from './given.js';
import type { MatcherContext, MatcherResult } from './matcher-result.js';
import { calledAs, cannotBeAsked, matcherResult } from './matcher-result.js';

/** What may be found all the same. */
export interface CleanOptions {
  /**
   * Rules whose warnings are let pass, and paths of constructs whose own are: `['route-shadowed', 'shop/web']`.
   * @default - none
   */
  readonly allow?: readonly string[];
}

/** `expect(app).toSynthesizeCleanly()`. */
export function toSynthesizeCleanly(
  this: MatcherContext,
  received: unknown,
  options: CleanOptions = {},
): MatcherResult {
  const misgiven = givenFault(options, { allow: texts }, 'the options');
  if (misgiven !== undefined) return cannotBeAsked(this, calledAs(this, 'toSynthesizeCleanly', [options]), [misgiven]);
  const called = calledAs(this, 'toSynthesizeCleanly', Object.keys(options).length > 0 ? [options] : []);
  const { allow = [] } = options;
  const wrong = allow.find(name => !name.includes('/') && !rules.some(({ id }) => id === name));
  if (wrong !== undefined) return cannotBeAsked(this, called, [noRule(wrong)]);
  const given = examined(received);
  if ('fault' in given) return cannotBeAsked(this, called, [given.fault]);
  const { faults, warnings, diagnostics } = given.value;
  const found = diagnostics.filter(one => counts(one, allow) && !faults.some(fault => fault.includes(one.message)));
  const warned = warnings.filter(says => !faults.includes(says) && !allow.some(path => says.startsWith(`[${path}]`)));
  const said = [
    ...faults.map(fault => terminal`${fault}`),
    ...found.map(diagnosticLine),
    ...warned.map(says => terminal`${says.replace(/^\[[^\]]*\]/, '$& warning:')}`),
  ];
  return matcherResult(this, said.length === 0, () => [
    called,
    '',
    ...(said.length === 0 ? ['nothing is wrong'] : said),
  ]);
}

function counts({ rule, severity, suppressed }: Diagnostic, allow: readonly string[]): boolean {
  if (severity === 'info' || suppressed) return false;
  return severity === 'error' || !allow.includes(rule);
}

function diagnosticLine({ at, severity, subject, message, rule }: Diagnostic): Shown<'terminal'> {
  const what = subject ? `${subject.kind} ${subject.name}: ` : '';
  return terminal`[${placeText(at)}] ${severity}: ${what}${message} (gatewright explain ${rule})`;
}

function noRule(name: string): string {
  const near = nearest(
    name,
    rules.map(({ id }) => id),
  );
  return `allow: no rule is called ${name}${near === undefined ? '' : `; did you mean ${near}?`}; gatewright rules lists them`;
}
