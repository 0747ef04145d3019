import type { Block } from '#model/addresses/block.js';
import { conditionsOf } from '../policy/label-expression.js';
import type { LabelCondition } from '../policy/label-expression.js';
import { namesIn } from '../policy/port-match.js';
import type { Peer, Policy, PolicyRule } from '../policy/policy.js';
import type { Predicates } from './endpoint-classes.js';

/** All that policies look at. */
export function predicatesOf(policies: readonly Policy[]): Predicates {
  const rules = policies.flatMap(({ ingress, egress }) => [...(ingress?.rules ?? []), ...(egress?.rules ?? [])]);
  const peers = rules.flatMap(peersOf);
  return {
    conditions: [
      ...policies.flatMap(({ subject }) => conditionsOf(subject)),
      ...peers.flatMap(conditionsIn),
      ...rules.flatMap(({ appliesTo }) => (appliesTo ? conditionsOf(appliesTo) : [])),
    ],
    portNames: rules.flatMap(({ ports }) => namesIn(ports)),
    blocks: peers.flatMap(blocksIn),
  };
}

/** The peers of a rule that are not made of others. */
function peersOf({ peers }: PolicyRule): readonly Peer[] {
  return peers.flatMap(({ peer }) => simplePeers(peer));
}

function simplePeers(peer: Peer): readonly Peer[] {
  switch (peer.kind) {
    case 'all':
    case 'any':
      return peer.of.flatMap(simplePeers);
    case 'not':
      return simplePeers(peer.of);
    case 'anyone':
    case 'pods':
    case 'addresses':
    case 'outside':
    case 'open':
      return [peer];
  }
}

function conditionsIn(peer: Peer): readonly LabelCondition[] {
  return peer.kind === 'pods' ? conditionsOf(peer.labels) : [];
}

function blocksIn(peer: Peer): readonly Block[] {
  return peer.kind === 'addresses' ? peer.blocks.flatMap(({ block, except }) => [block, ...except]) : [];
}
