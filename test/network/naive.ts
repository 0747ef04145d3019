import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { World } from './worlds.js';

/** A connection of the naive evaluator: pods of the world, or an address outside. */
export type NaiveEnd = { readonly pod: JsonObject } | { readonly ip: string };

export interface Asked {
  readonly from: NaiveEnd;
  readonly to: NaiveEnd;
  readonly port: number;
  readonly protocol: string;
}

type Verdict = 'allow' | 'deny' | 'pass' | 'none';

/**
 * What the API documents say, read off once more without any of our own machinery: pod by pod, rule by rule, one port at a time.
 * It is slow and has nothing to do with src/network.
 */
export function naivelyAllowed(world: World, asked: Asked): boolean {
  return side(world, asked, 'egress') && side(world, asked, 'ingress');
}

function side(world: World, asked: Asked, direction: 'ingress' | 'egress'): boolean {
  const near = direction === 'ingress' ? asked.to : asked.from;
  if (!('pod' in near)) return true;
  const admin = tier(world, asked, direction, near.pod, 'Admin');
  if (admin === 'allow' || admin === 'deny') return admin === 'allow';
  const plain = networkPolicies(world, asked, direction, near.pod);
  if (plain !== undefined) return plain;
  return tier(world, asked, direction, near.pod, 'Baseline') !== 'deny';
}

function networkPolicies(
  world: World,
  asked: Asked,
  direction: 'ingress' | 'egress',
  pod: JsonObject,
): boolean | undefined {
  const selecting = world.policies.filter(policy => {
    const spec = objectOf(policy['spec']);
    return (
      policy['kind'] === 'NetworkPolicy' &&
      namespaceOf(policy) === namespaceOf(pod) &&
      typesOf(spec).includes(direction) &&
      selects(spec['podSelector'], labelsOf(pod))
    );
  });
  if (selecting.length === 0) return undefined;
  return selecting.some(policy =>
    itemsOf(objectOf(policy['spec'])[direction]).some(rule =>
      ruleAllows(world, policy, objectOf(rule), direction, asked),
    ),
  );
}

function typesOf(spec: JsonObject): readonly string[] {
  const types = itemsOf(spec['policyTypes']).map(one => (textOf(one) ?? '').toLowerCase());
  if (types.length > 0) return types;
  return itemsOf(spec['egress']).length > 0 ? ['ingress', 'egress'] : ['ingress'];
}

function ruleAllows(
  world: World,
  policy: JsonObject,
  rule: JsonObject,
  direction: 'ingress' | 'egress',
  asked: Asked,
): boolean {
  const peers = itemsOf(rule[direction === 'ingress' ? 'from' : 'to']);
  const far = direction === 'ingress' ? asked.from : asked.to;
  const peerFits = peers.length === 0 || peers.some(peer => meansPeer(world, policy, objectOf(peer), far));
  const ports = itemsOf(rule['ports']);
  return peerFits && (ports.length === 0 || ports.some(port => portFits(objectOf(port), asked)));
}

function meansPeer(world: World, policy: JsonObject, peer: JsonObject, far: NaiveEnd): boolean {
  if (peer['ipBlock'] !== undefined) {
    const { cidr, except } = objectOf(peer['ipBlock']);
    return inBlock(ipOf(far), cidr) && !itemsOf(except).some(one => inBlock(ipOf(far), one));
  }
  if (!('pod' in far)) return false;
  const inNamespace =
    peer['namespaceSelector'] === undefined
      ? namespaceOf(far.pod) === namespaceOf(policy)
      : selects(peer['namespaceSelector'], namespaceLabels(world, namespaceOf(far.pod)));
  return inNamespace && (peer['podSelector'] === undefined || selects(peer['podSelector'], labelsOf(far.pod)));
}

function portFits(port: JsonObject, asked: Asked): boolean {
  if ((port['protocol'] ?? 'TCP') !== asked.protocol) return false;
  if (port['port'] === undefined) return true;
  if (typeof port['port'] === 'string') return namedAt(asked, port['port'], asked.protocol);
  const end = Number(port['endPort'] ?? port['port']);
  return Number(port['port']) <= asked.port && asked.port <= end;
}

function namedAt({ to, port }: Asked, name: string, protocol: string): boolean {
  if (!('pod' in to)) return false;
  const containers = itemsOf(objectOf(to.pod['spec'])['containers']).flatMap(one => itemsOf(objectOf(one)['ports']));
  return containers
    .map(objectOf)
    .some(one => one['name'] === name && one['protocol'] === protocol && one['containerPort'] === port);
}

function tier(world: World, asked: Asked, direction: 'ingress' | 'egress', pod: JsonObject, name: string): Verdict {
  const specs = world.policies.filter(one => one['kind'] === 'ClusterNetworkPolicy').map(one => objectOf(one['spec']));
  const inOrder = specs
    .filter(spec => spec['tier'] === name)
    .sort((a, b) => Number(a['priority']) - Number(b['priority']));
  for (const spec of inOrder) {
    if (!clusterPeer(world, objectOf(spec['subject']), { pod })) continue;
    for (const rule of itemsOf(spec[direction]).map(objectOf)) {
      const peers = itemsOf(rule[direction === 'ingress' ? 'from' : 'to']).map(objectOf);
      const far = direction === 'ingress' ? asked.from : asked.to;
      const protocols = itemsOf(rule['protocols']).map(objectOf);
      const fits = protocols.length === 0 || protocols.some(one => protocolFits(one, asked));
      if (!fits || !peers.some(peer => clusterPeer(world, peer, far))) continue;
      return rule['action'] === 'Accept' ? 'allow' : rule['action'] === 'Pass' ? 'pass' : 'deny';
    }
  }
  return 'none';
}

function clusterPeer(world: World, peer: JsonObject, far: NaiveEnd): boolean {
  if (peer['networks'] !== undefined) return itemsOf(peer['networks']).some(one => inBlock(ipOf(far), one));
  if (!('pod' in far)) return false;
  const namespace = namespaceLabels(world, namespaceOf(far.pod));
  if (peer['namespaces'] !== undefined) return selects(peer['namespaces'], namespace);
  const { namespaceSelector, podSelector } = objectOf(peer['pods']);
  return selects(namespaceSelector, namespace) && selects(podSelector, labelsOf(far.pod));
}

function protocolFits(protocol: JsonObject, asked: Asked): boolean {
  if (typeof protocol['destinationNamedPort'] === 'string')
    return namedAt(asked, protocol['destinationNamedPort'], asked.protocol);
  const own = protocol[asked.protocol.toLowerCase()];
  if (own === undefined) return false;
  const destination = objectOf(objectOf(own)['destinationPort']);
  if (destination['number'] !== undefined) return destination['number'] === asked.port;
  const { start, end } = objectOf(destination['range']);
  return start === undefined || (Number(start) <= asked.port && asked.port <= Number(end));
}

function selects(selector: Json | undefined, labels: JsonObject): boolean {
  const { matchLabels, matchExpressions } = objectOf(selector);
  const equal = Object.entries(objectOf(matchLabels)).every(([key, value]) => labels[key] === value);
  return (
    equal &&
    itemsOf(matchExpressions)
      .map(objectOf)
      .every(one => requirementMet(one, labels[textOf(one['key']) ?? '']))
  );
}

function requirementMet({ operator, values }: JsonObject, value: Json | undefined): boolean {
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  const listed = value !== undefined && itemsOf(values).includes(value);
  return operator === 'In' ? listed : !listed;
}

function namespaceLabels(world: World, name: string): JsonObject {
  const found = world.namespaces.find(one => objectOf(one['metadata'])['name'] === name);
  return { ...objectOf(objectOf(found?.['metadata'])['labels']), 'kubernetes.io/metadata.name': name };
}

function namespaceOf(resource: JsonObject): string {
  return textOf(objectOf(resource['metadata'])['namespace']) ?? '';
}

function labelsOf(resource: JsonObject): JsonObject {
  return objectOf(objectOf(resource['metadata'])['labels']);
}

function ipOf(end: NaiveEnd): string {
  return 'ip' in end ? end.ip : (textOf(objectOf(end.pod['status'])['podIP']) ?? '');
}

function inBlock(ip: string, cidr: Json | undefined): boolean {
  const [network = '', bits] = (textOf(cidr) ?? '').split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(ip) / size) === Math.floor(numberOf(network) / size);
}

function numberOf(ip: string): number {
  return ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
