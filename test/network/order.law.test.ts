import fc from 'fast-check';
import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject, objectOf, textOf } from '#model/json.js';
import type { Connections } from '#network/questions/connections.js';
import { connectionGroups } from '#network/questions/connection-groups.js';
import { connectionPairs } from '#network/questions/connection-pairs.js';
import { endName } from '#network/endpoints/end.js';
import type { NetworkModel } from '#network/model.js';
import { portsText } from '#network/algebra/port-set.js';
import { isAll } from '../runs.js';
import { networkFrom } from './networks.js';
import { vendorWorld } from './vendor-worlds.js';
import type { World } from './worlds.js';
import { world } from './worlds.js';

/** API groups whose rules are walked in their order: only what stands inside of a rule has none. */
const inOrder = ['policy.networking.k8s.io', 'projectcalico.org'];

/** Cluster-wide policies of one priority have no order among themselves. */
const ofOnePriority = world.map(one => ({
  ...one,
  policies: one.policies.map(policy => ({ ...policy, spec: { ...objectOf(policy['spec']), priority: 7 } })),
}));

describe.each([
  { title: 'network policies', cni: 'conformant', worldOfKind: world },
  { title: 'cluster-wide policies of one priority', cni: 'conformant', worldOfKind: ofOnePriority },
  { title: 'policies of Cilium', cni: 'cilium', worldOfKind: vendorWorld('cilium') },
  { title: 'policies of Calico', cni: 'calico', worldOfKind: vendorWorld('calico') },
])('$title', ({ cni, worldOfKind }) => {
  test('the order of rules, peers and ports and the names of policies that add up change no answer', () => {
    fc.assert(
      fc.property(worldOfKind, fc.infiniteStream(fc.nat()), fc.boolean(), (one, numbers, known) => {
        const next = (): number => Number(numbers.next().value);
        const turned = one.policies.map(policy => permuted(policy, next));
        // Calico settles the order of policies by their names.
        const policies = cni === 'calico' ? turned : turned.map(policy => renamed(policy, next));
        expect(answers(networkOfKnown({ ...one, policies }, cni, known))).toBe(
          answers(networkOfKnown(one, cni, known)),
        );
      }),
      { numRuns: isAll ? 600 : 40 },
    );
  });
});

/** Where addresses and namespaces are not told much is uncertain. */
function networkOfKnown({ namespaces, pods, policies }: World, cni: string, known: boolean): NetworkModel {
  const told = known ? [...namespaces, ...pods] : pods.map(({ status, ...pod }) => (status === undefined ? pod : pod));
  return networkFrom([...told, ...policies], { cni }, known);
}

function permuted(policy: JsonObject, next: () => number): JsonObject {
  const [group = ''] = (textOf(policy['apiVersion']) ?? '').split('/');
  const spec = Object.entries(objectOf(policy['spec'])).map(([key, value]): readonly [string, Json] => [
    key,
    inOrder.includes(group) && isArray(value) ? value.map(rule => shuffled(rule, next)) : shuffled(value, next),
  ]);
  return { ...policy, spec: Object.fromEntries(spec) };
}

/** The same with every list in another order. */
function shuffled(json: Json | undefined, next: () => number): Json {
  if (isArray(json)) {
    const items = json.map(one => ({ at: next(), item: shuffled(one, next) }));
    return items.sort((a, b) => a.at - b.at).map(({ item }) => item);
  }
  if (!isObject(json)) return json ?? null;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, shuffled(value, next)]));
}

function renamed(policy: JsonObject, next: () => number): JsonObject {
  const metadata = objectOf(policy['metadata']);
  const letter = 'abcdefgh'[next() % 8] ?? '';
  return { ...policy, metadata: { ...metadata, name: `${letter}-${textOf(metadata['name']) ?? ''}` } };
}

function answers(network: NetworkModel): string {
  const { allowed, unknown } = connectionGroups(network);
  return `${lines(allowed, network)}\nunknown\n${lines(unknown, network)}`;
}

function lines(groups: Connections['allowed'], network: NetworkModel): string {
  return [...connectionPairs(groups, network)]
    .map(({ from, to, ports }) => `${endName(from.end)} → ${endName(to.end)}: ${portsText(ports)}`)
    .sort()
    .join('\n');
}
