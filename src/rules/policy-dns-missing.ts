import { workloadName } from '#cluster/workloads.js';
import type { Workload } from '#cluster/workloads.js';
import type { Finding } from '#model/diagnostic.js';
import { itemsOf } from '#model/json.js';
import { specOf, subjectOf } from '#model/resource.js';
import type { NetworkModel } from '#network/model.js';
import type { Policy } from '#network/policy/policy.js';
import { hasPort } from '#network/algebra/port-set.js';
import type { Programme } from '#network/engine/programmes.js';
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
    const cut = [...programmes(network)].filter(([one]) => callsByName(network, one) && !resolves(network, one));
    const groups = new Map<Policy, readonly Workload[]>();
    for (const [programme, workloads] of cut) {
      const policy = isolating(network, programme);
      if (policy) groups.set(policy, [...(groups.get(policy) ?? []), ...workloads]);
    }
    for (const [policy, workloads] of groups) yield findingOf(network, policy, workloads);
  },
});

/** What applies to the workloads of the manifests on their way out, with the workloads that it applies to. */
function programmes({ engine }: NetworkModel): ReadonlyMap<Programme, readonly Workload[]> {
  const found = new Map<Programme, Workload[]>();
  for (const [spot, { members, example }] of engine.spots.classes.entries()) {
    const programme = engine.programmeOf('egress', spot);
    const workloads = example.hostNetwork ? [] : members.flatMap(one => one.workload ?? []);
    if (!programme || workloads.length === 0) continue;
    const before = found.get(programme);
    if (before) before.push(...workloads);
    else found.set(programme, workloads);
  }
  return found;
}

/** Pods are called by name; who may reach addresses only needs none. */
function callsByName({ engine: { policies } }: NetworkModel, { stages }: Programme): boolean {
  if (!stages.some(({ end }) => end === 'deny')) return false;
  const rules = stages.flatMap(({ entries }) => entries.flatMap(one => policies[one.policy]?.egress?.rules ?? []));
  return rules.some(
    ({ action, peers }) => action === 'allow' && peers.some(({ peer }) => ['pods', 'anyone'].includes(peer.kind)),
  );
}

/** Whether UDP 53 gets to the DNS pods, to other pods that answer there, or out to where a resolver may be. */
function resolves({ engine, dns }: NetworkModel, programme: Programme): boolean {
  const { spots, states } = engine;
  const own = new Set(dns.flatMap(one => spots.classOf.get(one) ?? []));
  const isResolver = (spot: number): boolean =>
    own.has(spot) ||
    spot >= spots.firstCell ||
    spots.classes[spot]?.example.hostNetwork === true ||
    spots.classes[spot]?.members.some(({ ports }) => ports.some(isDns)) === true;
  const decisions = engine.decisionsOf(programme);
  return decisions.some((id, spot) => hasPort(states.decision(id).maybe, 'UDP', 53) && isResolver(spot));
}

function isDns({ port, protocol }: { readonly port: number; readonly protocol: string }): boolean {
  return port === 53 && protocol === 'UDP';
}

/** The network policy that denies: rather one that allows nothing at all. */
function isolating({ engine: { policies } }: NetworkModel, { stages }: Programme): Policy | undefined {
  const all = stages.flatMap(({ entries }) => entries.flatMap(one => policies[one.policy] ?? []));
  const denying = all.filter(one => one.egress?.isolates === true && one.source.kind === 'NetworkPolicy');
  return denying.find(one => one.egress?.rules.length === 0) ?? denying[0];
}

function findingOf({ cluster }: NetworkModel, { source }: Policy, workloads: readonly Workload[]): Finding {
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
