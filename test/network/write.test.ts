import fc from 'fast-check';
import type { JsonObject } from '#model/json.js';
import { verdictOf } from '#network/questions/verdict.js';
import type { Allowance } from '#network/write/intent.js';
import { allowDns, allowEgress, allowIngress, defaultDeny } from '#network/write/network-policy.js';
import { networkFrom } from './networks.js';

const apps = ['api', 'db', 'web'];
const namespaces = ['a', 'b'];
const ports = [80, 5432];

const pods = namespaces.flatMap(namespace =>
  apps.map((app): JsonObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: app, namespace, labels: { app } },
    spec: { containers: [{ name: 'c', image: 'i' }] },
  })),
);

const call = fc.record({ from: fc.nat(pods.length - 1), to: fc.nat(pods.length - 1), port: fc.constantFrom(...ports) });

test('what is written lets exactly the declared calls through', () => {
  fc.assert(
    fc.property(fc.uniqueArray(call, { selector: one => JSON.stringify(one), maxLength: 6 }), calls => {
      const network = networkFrom([...pods, ...namespaces.map(name => defaultDeny(name)), ...calls.flatMap(written)]);
      const through = pods.flatMap((_, from) =>
        pods.flatMap((__, to) =>
          ports
            .filter(
              port =>
                from !== to && verdictOf(network, { from: endOf(from), to: endOf(to), port }).verdict === 'allowed',
            )
            .map(port => ({ from, to, port })),
        ),
      );
      const declared = calls.filter(({ from, to }) => from !== to);
      expect(new Set(through.map(one => JSON.stringify(one)))).toEqual(
        new Set(declared.map(one => JSON.stringify(one))),
      );
    }),
  );
});

test('names resolve over UDP and TCP where DNS is allowed, and nothing else goes out', () => {
  const network = networkFrom([...pods, defaultDeny('a'), allowDns({ name: 'dns', namespace: 'a' })]);
  const dns = { kind: 'workload', namespace: 'kube-system', name: 'coredns' } as const;
  const verdict = (port: number, protocol: 'TCP' | 'UDP'): string =>
    verdictOf(network, { from: endOf(0), to: dns, port, protocol }).verdict;
  expect([verdict(53, 'UDP'), verdict(53, 'TCP'), verdict(9153, 'TCP')]).toEqual(['allowed', 'allowed', 'denied']);
});

test('the same intent gives the same bytes, however it is ordered', () => {
  const allowance: Allowance = {
    name: 'db',
    namespace: 'a',
    pods: { tier: 'x', app: 'db' },
    peers: [{ namespace: 'b' }, { namespace: 'a', labels: { app: 'web' } }, { namespace: 'b' }],
    ports: [{ port: 5432 }, { port: 80, protocol: 'UDP' }],
  };
  const turned = {
    ...allowance,
    pods: { app: 'db', tier: 'x' },
    peers: [...allowance.peers].reverse(),
    ports: [...(allowance.ports ?? [])].reverse(),
  };
  expect(JSON.stringify(allowIngress(turned))).toBe(JSON.stringify(allowIngress(allowance)));
  expect(JSON.stringify(allowEgress(turned))).toBe(JSON.stringify(allowEgress(allowance)));
});

test('no peers means nobody, not everybody', () => {
  const nobody = allowIngress({ name: 'db', namespace: 'a', peers: [] });
  expect(verdictOf(networkFrom([...pods, nobody]), { from: endOf(3), to: endOf(1), port: 80 }).verdict).toBe('denied');
});

function written(one: { readonly from: number; readonly to: number; readonly port: number }): readonly JsonObject[] {
  const [caller, callee] = [placeOf(one.from), placeOf(one.to)];
  const name = `${one.from}-${one.to}-${one.port}`;
  const toPorts = [{ port: one.port }];
  return [
    allowIngress({
      name: `in-${name}`,
      namespace: callee.namespace,
      pods: callee.labels,
      peers: [caller],
      ports: toPorts,
    }),
    allowEgress({
      name: `out-${name}`,
      namespace: caller.namespace,
      pods: caller.labels,
      peers: [callee],
      ports: toPorts,
    }),
  ];
}

function placeOf(at: number): { readonly namespace: string; readonly labels: Readonly<Record<string, string>> } {
  return { namespace: namespaces[Math.floor(at / apps.length)] ?? '', labels: { app: apps[at % apps.length] ?? '' } };
}

function endOf(at: number): { readonly kind: 'workload'; readonly namespace: string; readonly name: string } {
  const { namespace, labels } = placeOf(at);
  return { kind: 'workload', namespace, name: labels['app'] ?? '' };
}
