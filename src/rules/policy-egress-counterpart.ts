import { workloadName } from '#cluster/workloads.js';
import type { Finding } from '#model/diagnostic.js';
import { itemsOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { groupOf, specOf, subjectOf } from '#model/resource.js';
import { membersOf } from '#network/bit-set.js';
import type { BitSet } from '#network/bit-set.js';
import { conditionsOf } from '#network/label-expression.js';
import type { NetworkModel } from '#network/model.js';
import { peerSet } from '#network/peer-set.js';
import type { PeerItem, Policy, PolicyRule } from '#network/policy.js';
import { portsAt } from '#network/port-match.js';
import { intersection } from '#network/port-set.js';
import { rule } from './rule.js';

export const policyEgressCounterpart = rule({
  id: 'policy-egress-counterpart',
  category: 'policy',
  severity: 'error',
  summary: 'Pods are let in where they come, and not let out where they are.',
  why: 'A connection needs both: an egress rule for the pods that call, where their egress is denied, and an ingress rule for those that answer. It times out.',
  fix: 'Add an egress rule for the callers, to the same pods and ports.',
  reads: ['network'],
  *check({ network }) {
    for (const policy of network.engine.policies) {
      if (policy.source.kind !== 'NetworkPolicy' || groupOf(policy.source.apiVersion) !== 'networking.k8s.io') continue;
      const callees = workloadSpots(network, network.engine.spots.select(policy.subject).yes);
      for (const one of policy.ingress?.rules ?? []) {
        for (const item of one.peers) yield* shutIn(network, policy, one, item, callees);
      }
    }
  },
});

/** A peer of which nobody may go out to any of the pods that let it in. */
function* shutIn(
  network: NetworkModel,
  { source }: Policy,
  { ports }: PolicyRule,
  { peer, path: place }: PeerItem,
  callees: readonly number[],
): Generator<Finding> {
  const { spots, reading } = network.engine;
  // Who means every pod of a namespace means those, too, that never call.
  if (peer.kind !== 'pods' || !conditionsOf(peer.labels).some(one => one.owner === 'pod')) return;
  const callers = workloadSpots(network, peerSet(peer, spots, reading).yes);
  const [caller, callee] = [callers[0], callees[0]];
  if (caller === undefined || callee === undefined) return;
  const open = callers.some(from => callees.some(to => goesOut(network, from, to, ports)));
  const denying = open ? undefined : isolating(network, caller);
  if (!denying) return;
  const path = itemsOf(specOf(denying)['policyTypes']).length > 0 ? ['spec', 'policyTypes'] : ['spec'];
  const message = `${nameAt(network, caller)} is let in by ${nameAt(network, callee)}, and no rule lets it out there`;
  const related = [{ at: source.locate(place), subject: subjectOf(source), path: place, message: 'it is let in here' }];
  const severity = network.cluster.complete ? 'error' : 'warning';
  yield { at: denying.locate(path), subject: subjectOf(denying), path, related, severity, message };
}

function workloadSpots({ engine: { spots } }: NetworkModel, set: BitSet): readonly number[] {
  return membersOf(set).filter(spot => spots.classes[spot]?.example.workload !== undefined);
}

function goesOut({ engine }: NetworkModel, from: number, to: number, ports: PolicyRule['ports']): boolean {
  const programme = engine.programmeOf('egress', from);
  if (!programme?.stages.some(({ end }) => end === 'deny')) return true;
  const { maybe } = engine.states.decision(engine.decisionAt(programme, to));
  const asked = portsAt(ports, engine.spots.classes[to]?.example.ports ?? []);
  return asked.length === 0 || intersection(maybe, asked).length > 0;
}

/** The network policy that denies: rather one that allows nothing at all. */
function isolating({ engine }: NetworkModel, spot: number): Resource | undefined {
  const entries = engine.programmeOf('egress', spot)?.stages.flatMap(stage => stage.entries) ?? [];
  const all = entries.flatMap(one => engine.policies[one.policy] ?? []);
  const denying = all.filter(one => one.egress?.isolates === true && one.source.kind === 'NetworkPolicy');
  return (denying.find(one => one.egress?.rules.length === 0) ?? denying[0])?.source;
}

function nameAt({ engine: { spots } }: NetworkModel, spot: number): string {
  const workload = spots.classes[spot]?.example.workload;
  return workload ? workloadName(workload) : '';
}
