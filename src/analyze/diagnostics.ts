import { grouped } from '#model/grouped.js';
import { withoutSecrets, withoutSecretsIn } from '#model/text/confidential-text.js';
import type { Diagnostic, Finding } from '#model/findings/diagnostic.js';
import { rules } from '#rules/index.js';
import type { Facts } from '#facts/facts.js';
import type { Rule } from '#rules/rule.js';
import { fingerprintOf } from './fingerprint.js';
import type { RuleSettings } from './settings.js';
import { suppressionOf } from './suppression.js';

/** Where a rule's page is found. */
export function docsOf(id: string): string {
  return `docs/rules/${id}.md`;
}

/** Whoever wants to know how long each rule takes brings the clock. */
export interface Timing {
  readonly now: () => number;
  readonly report: (rule: string, milliseconds: number) => void;
}

/** What the rules find in the facts, as the settings want it shown, sorted by place. */
export function diagnosticsOf(facts: Facts, settings: RuleSettings, timing?: Timing): readonly Diagnostic[] {
  const told = (one: Rule, findings: readonly Finding[]): readonly Diagnostic[] =>
    isOn(one, settings) ? findings.map(finding => diagnosticOf(one, finding, settings)) : [];
  let found: readonly Diagnostic[] = rules.flatMap(one =>
    'check' in one && isOn(one, settings)
      ? told(
          one,
          timed(one, timing, () => [...one.check(facts)]),
        )
      : [],
  );
  for (const one of rules) {
    if (!('review' in one)) continue;
    const reviewed = timed(one, timing, () => one.review(found, facts));
    found = [...reviewed.kept, ...told(one, reviewed.told)];
  }
  return numbered(unique(found).sort(byPlace));
}

function timed<Result>({ id }: Rule, timing: Timing | undefined, work: () => Result): Result {
  const start = timing?.now() ?? 0;
  const result = work();
  if (timing) timing.report(id, timing.now() - start);
  return result;
}

function isOn({ id }: Rule, { rules: levels, only, skip }: RuleSettings): boolean {
  return levels[id] !== 'off' && !skip.includes(id) && (only.length === 0 || only.includes(id));
}

function diagnosticOf({ id, category, severity }: Rule, finding: Finding, settings: RuleSettings): Diagnostic {
  const level = settings.rules[id];
  const suppressed = suppressionOf(id, finding, settings.ignore);
  return {
    ...cleaned(finding),
    rule: id,
    category,
    severity: level !== undefined && level !== 'off' ? level : (finding.severity ?? severity),
    docs: docsOf(id),
    fingerprint: fingerprintOf(id, finding),
    ...(suppressed && { suppressed }),
  };
}

/** Whatever a rule says, no login of a URL, no key and no hash of a password leaves with it. */
function cleaned(finding: Finding): Finding {
  const { message, subject, related, fix } = finding;
  return {
    ...finding,
    message: withoutSecrets(message),
    ...(subject && { subject: withoutSecretsIn(subject) }),
    ...(related && { related: withoutSecretsIn(related) }),
    ...(fix && { fix: { ...fix, title: withoutSecrets(fix.title) } }),
  };
}

/** One place and one message of a rule are said once, however many controllers notice it. */
function unique(all: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(all.map(one => [identityOf(one), one])).values()];
}

/** Constructs have no lines: there the subject tells two findings apart. */
function identityOf({ rule, at, subject, message }: Diagnostic): string {
  const { kind = '', namespace = '', name = '' } = subject ?? {};
  return [rule, at.file, at.line, at.column, kind, namespace, name, message].join('\u0000');
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  return a.at.line - b.at.line || a.at.column - b.at.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/** Alike faults in one list get numbers, so that a baseline can hold two of three: by what they say, wherever they stand. */
function numbered(all: readonly Diagnostic[]): readonly Diagnostic[] {
  const alike = grouped(all, one => one.fingerprint);
  const numbers = new Map(
    [...alike.values()].flatMap(list => list.toSorted(byContent).map((one, at) => [one, at + 1])),
  );
  return all.map(one => {
    const number = numbers.get(one) ?? 1;
    return number === 1 ? one : { ...one, fingerprint: `${one.fingerprint}-${number}` };
  });
}

function byContent(a: Diagnostic, b: Diagnostic): number {
  const [one, other] = [a, b].map(({ message, path = [] }) => [message, ...path].join('\u0000'));
  if (one === other) return 0;
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
