import { workloadName } from '#cluster/workloads.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { itemsOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf, subjectOf } from '#model/resource.js';
import type { NetworkFindings } from '#network/findings.js';
import { findingsOf } from '#network/findings.js';
import type { NetworkModel } from '#network/index.js';
import { rule } from './rule.js';

export const policyDnsMissing = rule({
  id: 'policy-dns-missing',
  category: 'policy',
  severity: 'error',
  summary: 'Pods that may call others cannot resolve names.',
  why: 'What they call by name they never find: the connection itself is allowed, and the question for its address, UDP port 53, is not.',
  fix: 'Add a network policy that lets the pods reach the DNS pods of kube-system on port 53, UDP and TCP.',
  reads: ['network'],
  *check({ network }) {
    for (const one of findingsOf(network, 'pods-without-dns')) yield findingOf(network, one);
    for (const { source } of findingsOf(network, 'dns-cut-off')) yield cutOff(network, source);
  },
});

function findingOf(
  { cluster }: NetworkModel,
  { policy: source, workloads }: NetworkFindings['pods-without-dns'],
): Finding {
  const path = itemsOf(specOf(source)['policyTypes']).length > 0 ? ['spec', 'policyTypes'] : ['spec'];
  const [first, ...others] = workloads.map(workloadName).sort();
  const names = others.length === 0 ? (first ?? '') : `${first ?? ''} and ${others.length} more`;
  const related = workloads.map(({ resource, path: place }) => ({
    at: resource.locate(place),
    subject: subjectOf(resource),
    message: 'the pods stand here',
  }));
  return {
    at: source.locate(path),
    subject: subjectOf(source),
    path,
    related,
    severity: cluster.complete ? 'error' : 'warning',
    message: `${names} may call others and cannot resolve names: no rule lets UDP 53 out to the DNS pods`,
  };
}

/** The other end: the pods that resolve names let nobody in. */
function cutOff({ cluster }: NetworkModel, source: Resource): Finding {
  return {
    at: source.locate(['spec']),
    subject: subjectOf(source),
    path: ['spec'],
    severity: cluster.complete ? 'error' : 'warning',
    message: 'it selects the DNS pods too, and no rule lets anybody in to them on UDP 53: no pod can resolve names',
  };
}
