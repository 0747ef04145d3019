import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { blockOf } from '#model/addresses/block.js';
import type { CniProfile } from '../cni/cni.js';
import { madeByController } from '../policy/known-labels.js';
import { inNamespace } from '../policy/in-namespace.js';
import type { LabelExpression } from '../policy/label-expression.js';
import { selectorExpression } from '../policy/label-selector.js';
import type { Direction, Peer, PeerItem, Policy, PolicyRule, Side } from '../policy/policy.js';
import { portsRead } from './policy-ports.js';

/** A NetworkPolicy of networking.k8s.io: a union of what is allowed, by the pods that it isolates. */
export function readNetworkPolicy(resource: Resource, cni: CniProfile): Policy {
  const spec = specOf(resource);
  const directions = effectiveTypes(spec);
  const side = (direction: Direction): Side => ({ isolates: true, rules: rulesOf(resource, spec, direction, cni) });
  return {
    source: resource,
    hostNetwork: 'as-cni',
    subject: {
      kind: 'and',
      of: [inNamespace(resource.namespace), selectorExpression(spec['podSelector'], 'pod'), ...bound(cni)],
    },
    tier: { name: 'default', rank: 1_000_000, order: 1000, tied: false },
    ...(directions.includes('ingress') && { ingress: side('ingress') }),
    ...(directions.includes('egress') && { egress: side('egress') }),
  };
}

/**
 * Without types a policy is about what comes in, and about what goes out only when it has egress rules.
 * (kubernetes v1.36, pkg/apis/networking/v1/defaults.go, SetDefaults_NetworkPolicy)
 */
export function effectiveTypes(spec: JsonObject): readonly Direction[] {
  const types = itemsOf(spec['policyTypes']);
  if (types.length === 0) return itemsOf(spec['egress']).length > 0 ? ['ingress', 'egress'] : ['ingress'];
  return (['ingress', 'egress'] as const).filter(one => types.includes(one === 'ingress' ? 'Ingress' : 'Egress'));
}

/** Some networks bind only pods that a controller made. */
function bound({ orphans }: CniProfile): readonly LabelExpression[] {
  return orphans ? [] : [{ kind: 'has', owner: 'pod', key: madeByController }];
}

function rulesOf(resource: Resource, spec: JsonObject, direction: Direction, cni: CniProfile): readonly PolicyRule[] {
  return itemsOf(spec[direction]).flatMap((json, at) => {
    const rule = objectOf(json);
    const path: Path = ['spec', direction, at];
    const key = direction === 'ingress' ? 'from' : 'to';
    const peers = peersOf(rule[key], resource.namespace, [...path, key]);
    return portsRead(rule['ports'], cni).map((read): PolicyRule => ({ action: 'allow', path, peers, ...read }));
  });
}

/** No list, or an empty one, is everyone. */
function peersOf(json: Json | undefined, namespace: string, path: Path): readonly PeerItem[] {
  const items = itemsOf(json);
  if (items.length === 0) return [{ peer: { kind: 'anyone' }, path: path.slice(0, -1) }];
  return items.map((item, at) => ({ peer: peerOf(objectOf(item), namespace), path: [...path, at] }));
}

function peerOf({ podSelector, namespaceSelector, ipBlock }: JsonObject, namespace: string): Peer {
  if (isObject(ipBlock)) return addressPeer(ipBlock);
  if (!isObject(podSelector) && !isObject(namespaceSelector)) {
    return { kind: 'open', code: 'unreadable-policy', because: 'a peer names neither pods nor addresses' };
  }
  const where = isObject(namespaceSelector)
    ? selectorExpression(namespaceSelector, 'namespace')
    : inNamespace(namespace);
  return {
    kind: 'pods',
    hostNetwork: 'as-cni',
    labels: { kind: 'and', of: [where, selectorExpression(podSelector, 'pod')] },
  };
}

function addressPeer({ cidr, except }: JsonObject): Peer {
  const block = blockOf(textOf(cidr) ?? '');
  const exceptions = itemsOf(except).map(one => blockOf(textOf(one) ?? ''));
  const readable = exceptions.flatMap(one => one ?? []);
  if (!block || readable.length < exceptions.length) {
    return { kind: 'open', code: 'unreadable-policy', because: 'a block of addresses cannot be read' };
  }
  return { kind: 'addresses', pods: 'as-cni', blocks: [{ block, except: readable }] };
}
