import { has } from '../algebra/bit-set.js';
import type { Engine } from '../engine/engine.js';
import type { PolicyEvaluation, RuleEvaluation } from './evaluate-side.js';
import { peerSet } from '../engine/peer-set.js';
import type { UnknownReason, Peer, Policy } from '../policy/policy.js';
import { unreadIn } from '../policy/label-expression.js';
import { podsText } from './describe-endpoint.js';
import { peerText, policyText } from '../policy/describe.js';

/** Why it cannot be told whether a policy selects a class, or whether its rule means a class; undefined where it can. */
export function unknownReason(
  engine: Engine,
  near: number,
  far: number,
  { policy, sure }: PolicyEvaluation,
  { rule, met, peers }: RuleEvaluation,
): UnknownReason | undefined {
  if (rule.doubt) return rule.doubt;
  if (rule.http && met === 'unknown')
    return { code: 'http-rules', because: `${policyText(policy)} asks for HTTP methods or paths` };
  if (!sure) return unknownSubject(engine, near, policy);
  if (met !== 'unknown') return undefined;
  const item = peers.find(one => one.met === 'unknown');
  return item && unknownPeer(engine, far, item.item.peer, policyText(policy));
}

/** Why it cannot be told whether a policy selects a class. */
export function unknownSubject({ classes }: Engine, near: number, policy: Policy): UnknownReason {
  const text = policyText(policy);
  const pods = classes.podClasses[near]?.example;
  const name = pods ? podsText(pods) : 'it';
  if (pods?.hostNetwork)
    return {
      code: 'host-network',
      because: `${name} is in the network of its node, where ${text} may or may not bind it`,
    };
  const unread = unreadIn(policy.subject);
  return {
    code: unread === undefined ? 'unknown-labels' : 'unreadable-policy',
    because:
      unread === undefined
        ? `whether ${text} selects ${name} depends on labels that the manifests do not tell`
        : `whether ${text} selects ${name} cannot be told: ${unread}`,
  };
}

function unknownPeer(engine: Engine, far: number, peer: Peer, policy: string): UnknownReason | undefined {
  const { classes, reading } = engine;
  const { yes, maybe } = peerSet(peer, classes, reading);
  if (has(yes, far) || !has(maybe, far)) return undefined;
  const pods = classes.podClasses[far]?.example;
  const name = pods ? podsText(pods) : 'it';
  switch (peer.kind) {
    case 'open':
      return { code: peer.code, because: peer.because };
    case 'all':
    case 'any':
      return peer.of.map(one => unknownPeer(engine, far, one, policy)).find(one => one !== undefined);
    case 'not':
      return unknownPeer(engine, far, peer.of, policy);
    case 'addresses':
      if (pods?.hostNetwork && pods.end.kind !== 'node') return unknownHost(name, policy);
      return {
        code: 'unknown-pod-ip',
        because: `${policy} speaks of ${peerText(peer)}, and the address of ${name} is not in the manifests`,
      };
    case 'pods':
      if (pods?.hostNetwork) return unknownHost(name, policy);
      return {
        code: 'unknown-labels',
        because: `${policy} speaks of ${peerText(peer)}, and ${unreadIn(peer.labels) ?? `the manifests do not tell all labels of ${name}`}`,
      };
    case 'anyone':
    case 'outside':
      return undefined;
  }
}

function unknownHost(name: string, policy: string): UnknownReason {
  return {
    code: 'host-network',
    because: `${name} is in the network of its node, and whether ${policy} means it there depends on the network of the cluster`,
  };
}
