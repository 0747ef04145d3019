import fc from 'fast-check';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import { connectionPairs } from '#network/questions/connection-pairs.js';
import { connectionGroups } from '#network/questions/connection-groups.js';
import { endName } from '#network/endpoints/end.js';
import { impliedBy, wordsOf } from '#network/findings/implied-policy.js';
import type { NetworkModel } from '#network/model.js';
import { portsText } from '#network/algebra/port-set.js';
import { networkFrom, networkOfWorld } from '../networks.js';
import { networkPolicy, world } from '../worlds.js';
import { isAll } from '../../runs.js';

test('a policy that others imply changes no connection', () => {
  fc.assert(
    fc.property(world, networkPolicy('first'), fc.boolean(), (one, policy, isNarrow) => {
      const others = [...one.policies, policy];
      const network = networkOfWorld({ ...one, policies: [...others, copyOf(policy, isNarrow)] });
      const words = network.engine.policies.map(wordsOf);
      const last = words.find(({ policy: { source } }) => source.name === 'copy');
      const isImplied =
        last !== undefined &&
        impliedBy(
          last,
          words.filter(each => each !== last),
        ).length > 0;
      fc.pre(isImplied);
      expect(listOf(network)).toEqual(listOf(networkOfWorld({ ...one, policies: others })));
    }),
    { numRuns: isAll ? 150 : 50 },
  );
});

const web = { podSelector: { matchLabels: { app: 'web' } } };
const db = { matchLabels: { app: 'db' } };

test.each<[string, JsonObject, JsonObject, boolean]>([
  ['the same', { podSelector: db, ingress: [{ from: [web] }] }, { podSelector: db, ingress: [{ from: [web] }] }, true],
  [
    'the same for all pods',
    { podSelector: db, ingress: [{ from: [web] }] },
    { podSelector: {}, ingress: [{ from: [web] }] },
    true,
  ],
  [
    'the same for fewer pods',
    { podSelector: {}, ingress: [{ from: [web] }] },
    { podSelector: db, ingress: [{ from: [web] }] },
    false,
  ],
  ['nobody, as the other', { podSelector: db }, { podSelector: {} }, true],
  ['nobody, and the other somebody', { podSelector: db }, { podSelector: {}, ingress: [{ from: [web] }] }, false],
  ['somebody, and the other nobody', { podSelector: db, ingress: [{ from: [web] }] }, { podSelector: {} }, false],
  [
    'somebody, and the other everybody',
    { podSelector: db, ingress: [{ from: [web] }] },
    { podSelector: {}, ingress: [{}] },
    true,
  ],
  [
    'everybody, and the other somebody',
    { podSelector: db, ingress: [{}] },
    { podSelector: {}, ingress: [{ from: [web] }] },
    false,
  ],
  [
    'two, and the other one of them',
    { podSelector: db, ingress: [{ from: [web, { podSelector: db }] }] },
    { podSelector: {}, ingress: [{ from: [web] }] },
    false,
  ],
  [
    'what comes in and goes out, and the other what comes in',
    { podSelector: db, ingress: [{ from: [web] }], egress: [{ to: [web] }] },
    { podSelector: {}, ingress: [{ from: [web] }] },
    false,
  ],
  [
    'a port of many',
    { podSelector: db, ingress: [{ from: [web], ports: [{ port: 85 }] }] },
    { podSelector: {}, ingress: [{ from: [web], ports: [{ port: 80, endPort: 90 }] }] },
    true,
  ],
  [
    'another port',
    { podSelector: db, ingress: [{ from: [web], ports: [{ port: 91 }] }] },
    { podSelector: {}, ingress: [{ from: [web], ports: [{ port: 80, endPort: 90 }] }] },
    false,
  ],
  [
    'a port of another protocol',
    { podSelector: db, ingress: [{ from: [web], ports: [{ port: 85, protocol: 'UDP' }] }] },
    { podSelector: {}, ingress: [{ from: [web], ports: [{ port: 80, endPort: 90 }] }] },
    false,
  ],
  [
    'a port by its name, as the other',
    { podSelector: db, ingress: [{ from: [web], ports: [{ port: 'http' }] }] },
    { podSelector: {}, ingress: [{ from: [web], ports: [{ port: 'http' }] }] },
    true,
  ],
  [
    'a port by its name, and the other by numbers',
    { podSelector: db, ingress: [{ from: [web], ports: [{ port: 'http' }] }] },
    { podSelector: {}, ingress: [{ from: [web], ports: [{ port: 1, endPort: 65535 }] }] },
    false,
  ],
  [
    'a port by its name, and the other every port',
    { podSelector: db, ingress: [{ from: [web], ports: [{ port: 'http' }] }] },
    { podSelector: {}, ingress: [{ from: [web] }] },
    true,
  ],
  [
    'addresses, as the other',
    { podSelector: db, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] },
    { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] },
    true,
  ],
  [
    'other addresses',
    { podSelector: db, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/9' } }] }] },
    { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/16'] } }] }] },
    false,
  ],
  [
    'what cannot be read, as the other',
    { podSelector: db, ingress: [{ from: [{ ipBlock: { cidr: 'x' } }] }] },
    { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 'x' } }] }] },
    false,
  ],
  [
    'pods that cannot be read, as the other',
    { podSelector: { matchLabels: { app: 5 } }, ingress: [{ from: [web] }] },
    { podSelector: { matchLabels: { app: 5 } }, ingress: [{ from: [web] }] },
    false,
  ],
])('whether a policy could go that says %s', (_, spec, other, could) => {
  const [one, two] = [spec, other].map((given, at) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `policy-${at}`, namespace: 'shop' },
    spec: given,
  }));
  const words = networkFrom([one ?? {}, two ?? {}]).engine.policies.map(wordsOf);
  const [first, second] = words;
  expect(words).toHaveLength(2);
  const reasons = first && second ? impliedBy(first, [second]) : [];
  expect(reasons.map(({ source }) => source.name)).toEqual(could ? ['policy-1'] : []);
});

function copyOf(policy: JsonObject, isNarrow: boolean): JsonObject {
  const spec = isNarrow ? objectOf(policy['spec']) : withoutPorts(objectOf(policy['spec']));
  const labels = { ...objectOf(objectOf(spec['podSelector'])['matchLabels']), app: 'a' };
  const podSelector = isNarrow ? { ...objectOf(spec['podSelector']), matchLabels: labels } : spec['podSelector'];
  return {
    ...policy,
    metadata: { ...objectOf(policy['metadata']), name: 'copy' },
    spec: { ...spec, ...(podSelector !== undefined && { podSelector }) },
  };
}

/** Its rules are wider where they had ports. */
function withoutPorts(spec: JsonObject): JsonObject {
  const ingress = itemsOf(spec['ingress']).map(one => ({ ...objectOf(one), ports: [] }));
  return { ...spec, ...(spec['ingress'] !== undefined && { ingress }) };
}

function listOf(network: NetworkModel): readonly string[] {
  return [...connectionPairs(connectionGroups(network).allowed, network)]
    .map(({ from, to, ports }) => `${endName(from.end)} → ${endName(to.end)}: ${portsText(ports)}`)
    .sort();
}
