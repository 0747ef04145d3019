import type { JsonObject } from '#model/json.js';
import { peerSet } from '#network/engine/peer-set.js';
import { membersOf } from '#network/algebra/bit-set.js';
import { networkFrom } from '../networks.js';

const pod = (name: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop', labels: { app: name } },
  spec: { containers: [{ name, image: name }] },
});

const policy: JsonObject = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'from-web', namespace: 'shop' },
  spec: { podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }] }] },
};

test('asked again, a peer means the same pods without another look at their labels', () => {
  const { engine } = networkFrom([pod('web'), pod('cart'), policy]);
  const peer = engine.policies[0]?.ingress?.rules[0]?.peers[0]?.peer ?? { kind: 'anyone' };
  const first = peerSet(peer, engine.classes, engine.reading);
  expect(membersOf(first.yes).map(at => engine.classes.podClasses[at]?.example.end)).toMatchObject([{ name: 'web' }]);
  expect(peerSet(peer, engine.classes, engine.reading)).toBe(first);
});

test('a peer that another CNI reads otherwise is looked at again', () => {
  const { engine } = networkFrom([pod('web'), pod('cart'), policy]);
  const peer = { kind: 'addresses', pods: 'as-cni', blocks: [] } as const;
  const first = peerSet(peer, engine.classes, engine.reading);
  expect(peerSet(peer, engine.classes, { ...engine.reading })).not.toBe(first);
});
