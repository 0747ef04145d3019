import { grouped } from '#model/grouped.js';
import type { Diagnostic, Severity } from '#model/findings/diagnostic.js';
import { placeText } from '../place-text.js';
import type { Report } from '../report.js';
import type { Shown } from '../escaping/shown.js';
import { jsonDocument } from '../escaping/shown.js';
import { clustersOf } from './clusters-of.js';

/**
 * Reports that viewers of policies read in the cluster: one for each namespace, and one for what stands in none.
 * (kubernetes-sigs/wg-policy-prototypes, policy-report/pkg/api/wgpolicyk8s.io/v1alpha2)
 */
export function policyreport({ diagnostics }: Report): Shown {
  const byNamespace = [...grouped(diagnostics, one => one.subject?.namespace ?? '')].sort(byName);
  const items = byNamespace.map(([namespace, found]) => ({
    apiVersion: 'wgpolicyk8s.io/v1alpha2',
    kind: namespace === '' ? 'ClusterPolicyReport' : 'PolicyReport',
    metadata: { name: 'gatewright', ...(namespace !== '' && { namespace }) },
    summary: summaryOf(found),
    results: found.map(result),
  }));
  return jsonDocument({ apiVersion: 'v1', kind: 'List', items });
}

type Result = 'fail' | 'warn' | 'skip';

/** What is for information is a warning of no weight; what is suppressed was not held against anybody. */
function resultOf({ severity, suppressed }: Diagnostic): Result {
  if (suppressed) return 'skip';
  return severity === 'error' ? 'fail' : 'warn';
}

const severities: Readonly<Record<Severity, string>> = { error: 'high', warning: 'medium', info: 'info' };

function summaryOf(diagnostics: readonly Diagnostic[]): Readonly<Record<Result | 'pass' | 'error', number>> {
  const count = (wanted: Result): number => diagnostics.filter(one => resultOf(one) === wanted).length;
  return { pass: 0, fail: count('fail'), warn: count('warn'), error: 0, skip: count('skip') };
}

function result(one: Diagnostic): object {
  const { rule, category, severity, message, subject, at, fingerprint } = one;
  const clusters = clustersOf(one);
  return {
    source: 'gatewright',
    policy: rule,
    category,
    severity: severities[severity],
    result: resultOf(one),
    message,
    ...(subject && { resources: [subject] }),
    properties: { at: placeText(at), fingerprint, ...(clusters.length > 0 && { clusters: clusters.join(', ') }) },
  };
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
