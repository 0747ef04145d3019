import { grouped } from '#model/grouped.js';
import type { BitSet } from '../algebra/bit-set.js';
import { rulePeers } from './compiled-rules.js';
import type { PeerReading } from '../cni/peer-reading.js';
import type { UnknownReason, Peer, PeerItem, Policy, PolicyRule, Side } from '../policy/policy.js';
import { portsAt } from '../policy/port-match.js';
import { intersection } from '../algebra/port-set.js';
import type { EndpointClasses } from './endpoint-classes.js';
import { policyText } from '../policy/describe.js';

/**
 * Policies of one priority have no order among themselves. Where their rules say different things of the same
 * connections, each of the rules counts perhaps. (network-policy-api v0.2.0, apis/v1alpha2/clusternetworkpolicy_types.go, Priority)
 */
export function withEqualPriorities(
  policies: readonly Policy[],
  classes: EndpointClasses,
  reading: PeerReading,
): readonly Policy[] {
  const groups = grouped(
    policies.filter(({ tier }) => tier.tied),
    ({ tier: { rank, name, order } }) => `${rank}/${name}/${order}`,
  );
  const rivals = new Map(
    [...groups.values()].filter(group => group.length > 1).flatMap(group => group.map(one => [one, group] as const)),
  );
  return policies.map(policy => {
    const others = (rivals.get(policy) ?? []).filter(
      one => one !== policy && overlap(classes.select(one.subject).maybe, classes.select(policy.subject).maybe),
    );
    return others.length === 0 ? policy : doubted(policy, others, classes, reading);
  });
}

function doubted(policy: Policy, others: readonly Policy[], classes: EndpointClasses, reading: PeerReading): Policy {
  const side = (direction: 'ingress' | 'egress'): Partial<Record<'ingress' | 'egress', Side>> => {
    const own = policy[direction];
    if (!own) return {};
    const rivals = others.flatMap(other => (other[direction]?.rules ?? []).map(rule => ({ other, rule })));
    return { [direction]: { ...own, rules: own.rules.flatMap(rule => split(policy, rule, rivals, classes, reading)) } };
  };
  return { ...policy, ...side('ingress'), ...side('egress') };
}

interface Rival {
  readonly other: Policy;
  readonly rule: PolicyRule;
}

/** A rule counts perhaps for those whom a rival's rule means too, and as before for the others. */
function split(
  policy: Policy,
  rule: PolicyRule,
  rivals: readonly Rival[],
  classes: EndpointClasses,
  reading: PeerReading,
): readonly PolicyRule[] {
  const conflicting = rivals.filter(one => conflict(rule, one.rule, classes, reading));
  const [first] = conflicting;
  if (!first) return [rule];
  const theirs: Peer = { kind: 'any', of: conflicting.flatMap(one => one.rule.peers.map(({ peer }) => peer)) };
  const peersWith = (other: Peer): readonly PeerItem[] =>
    rule.peers.map(({ peer, path }) => ({ peer: { kind: 'all', of: [peer, other] }, path }));
  return [
    { ...rule, written: rule, peers: peersWith(theirs), doubt: rule.doubt ?? unknownReason(policy, first.other) },
    { ...rule, written: rule, peers: peersWith({ kind: 'not', of: theirs }) },
  ];
}

function unknownReason(policy: Policy, rival: Policy): UnknownReason {
  return {
    code: 'equal-priority',
    because: `${policyText(policy)} and ${policyText(rival)} have the same priority, and which of them comes first is not defined`,
  };
}

function conflict(a: PolicyRule, b: PolicyRule, classes: EndpointClasses, reading: PeerReading): boolean {
  if (a.action === b.action) return false;
  const named = [...(a.ports.of ?? []), ...(b.ports.of ?? [])].some(({ kind }) => kind === 'name');
  const samePorts = named || intersection(portsAt(a.ports, []), portsAt(b.ports, [])).length > 0;
  return samePorts && overlap(rulePeers(a, classes, reading).maybe, rulePeers(b, classes, reading).maybe);
}

function overlap(a: BitSet, b: BitSet): boolean {
  return a.some((bits, at) => (bits & (b[at] ?? 0)) !== 0);
}
