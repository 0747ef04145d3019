import type { Finding } from '#model/diagnostic.js';
import type { Resource } from '#model/resource.js';
import { groupOf, subjectOf } from '#model/resource.js';
import { has, membersOf } from '#network/algebra/bit-set.js';
import type { NetworkModel } from '#network/model.js';
import { rulePeers } from '#network/engine/moves.js';
import { peerSet } from '#network/engine/peer-set.js';
import type { Direction, Peer, PolicyRule } from '#network/policy/policy.js';
import { portsAt } from '#network/policy/port-match.js';
import { intersection } from '#network/algebra/port-set.js';
import type { Programme } from '#network/engine/programmes.js';
import { rule } from './rule.js';

export const policyShadowedByAdmin = rule({
  id: 'policy-shadowed-by-admin',
  category: 'policy',
  severity: 'warning',
  summary: 'What a network policy allows is denied before it is asked.',
  why: 'A ClusterNetworkPolicy or AdminNetworkPolicy decides first: what it denies, no network policy allows. The rule lets nobody through.',
  fix: 'Take the rule away, or have the cluster-wide policy pass these connections on before it denies them.',
  reads: ['network'],
  *check({ network }) {
    for (const [at, policy] of network.engine.policies.entries()) {
      const { source } = policy;
      if (source.kind !== 'NetworkPolicy' || groupOf(source.apiVersion) !== 'networking.k8s.io') continue;
      for (const direction of ['ingress', 'egress'] as const) {
        const programmes = overruled(network, at, direction);
        const rules = programmes.length === 0 ? [] : (policy[direction]?.rules ?? []);
        for (const one of rules) yield* shadowed(network, source, programmes, one);
      }
    }
  },
});

/** What applies to the pods of a policy, where each of them is under a policy that denies before it; else nothing. */
function overruled({ engine }: NetworkModel, policy: number, direction: Direction): readonly Programme[] {
  const { subject } = engine.policies[policy] ?? {};
  const spots = subject ? membersOf(engine.spots.select(subject).yes) : [];
  const programmes = [...new Set(spots.flatMap(spot => engine.programmeOf(direction, spot) ?? []))].filter(
    ({ stages }) => stages.some(({ entries }) => entries.some(one => one.sure && one.policy === policy)),
  );
  return programmes.every(one => denials(engine.policies, one).length > 0) ? programmes : [];
}

/** A rule that denies, with its policy. */
interface Denier {
  readonly source: Resource;
  readonly denial: PolicyRule;
}

/** The rules that deny before network policies are asked. */
function denials(policies: NetworkModel['engine']['policies'], { direction, stages }: Programme): readonly Denier[] {
  const entries = stages.flatMap(stage => stage.entries).flatMap(one => policies[one.policy] ?? []);
  const start = entries.findIndex(one => one.stage.name === 'default');
  return entries
    .slice(0, Math.max(0, start))
    .flatMap(one =>
      (one[direction]?.rules ?? []).flatMap(denial =>
        denial.action === 'deny' ? [{ source: one.source, denial }] : [],
      ),
    );
}

function* shadowed(
  network: NetworkModel,
  source: Resource,
  programmes: readonly Programme[],
  { ports, peers }: PolicyRule,
): Generator<Finding> {
  for (const { peer, path } of peers) {
    const denier = denierOf(network, programmes, peer, ports);
    if (!denier) continue;
    const place = denier.denial.path;
    const message = `nobody gets through by this rule: ${denier.source.kind} ${denier.source.name} denies it before`;
    const at = denier.source.locate(place);
    const related = [{ at, subject: subjectOf(denier.source), path: place, message: 'it is denied here' }];
    yield { at: source.locate(path), subject: subjectOf(source), path, related, message };
  }
}

/** Who denies, where nothing gets through to any pod of the policy from any spot of the peer. */
function denierOf(
  network: NetworkModel,
  programmes: readonly Programme[],
  peer: Peer,
  ports: PolicyRule['ports'],
): Denier | undefined {
  const { policies, spots, reading } = network.engine;
  const far = membersOf(peerSet(peer, spots, reading).yes);
  const [programme, other] = [programmes[0], far[0]];
  if (!programme || other === undefined) return undefined;
  if (!programmes.every(one => far.every(spot => isDenied(network, one, spot, ports)))) return undefined;
  return denials(policies, programme).find(({ denial }) => has(rulePeers(denial, spots, reading).maybe, other));
}

/** Whether none of the ports that a rule speaks of gets through; ports are the receiving pod's. */
function isDenied({ engine }: NetworkModel, programme: Programme, far: number, ports: PolicyRule['ports']): boolean {
  const receiving = programme.direction === 'ingress' ? programme.near : far;
  const asked = portsAt(ports, engine.spots.classes[receiving]?.example.ports ?? []);
  const { maybe } = engine.states.decision(engine.decisionAt(programme, far));
  return asked.length > 0 && intersection(maybe, asked).length === 0;
}
