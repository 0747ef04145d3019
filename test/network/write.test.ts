import fc from 'fast-check';
import type { JsonObject } from '#model/json.js';
import { verdictOf } from '#network/questions/verdict.js';
import type { Allowance } from '#network/write/intent.js';
import { calicoPolicy } from '#network/write/calico-policy.js';
import { ciliumPolicy } from '#network/write/cilium-policy.js';
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

test('a default deny is about what comes in and what goes out', () => {
  const network = networkFrom([...pods, defaultDeny('a')]);
  const outside = { kind: 'internet' } as const;
  const verdicts = [
    verdictOf(network, { from: outside, to: endOf(0), port: 80 }),
    verdictOf(network, { from: endOf(0), to: outside, port: 80 }),
  ];
  expect(verdicts.map(one => one.verdict)).toEqual(['denied', 'denied']);
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

test('what a policy leaves to all stands there as the policy of each network has it', () => {
  const subject = { name: 'all', namespace: 'a' };
  const ports = [{ port: 443 }, { port: 'http' }, { port: 443 }, { port: 53, protocol: 'UDP' as const }];
  const hosts = { names: ['b.test', '*.a.test', 'b.test'] };
  expect(calicoPolicy({ ...subject, egress: [{ peers: [hosts], ports }, { peers: [hosts] }] })).toEqual({
    apiVersion: 'projectcalico.org/v3',
    kind: 'NetworkPolicy',
    metadata: subject,
    spec: {
      selector: 'all()',
      types: ['Egress'],
      egress: [
        { action: 'Allow', protocol: 'TCP', destination: { domains: ['*.a.test', 'b.test'], ports: [443, 'http'] } },
        { action: 'Allow', protocol: 'UDP', destination: { domains: ['*.a.test', 'b.test'], ports: [53] } },
      ],
    },
  });
  const dns = {
    peers: [{ cidr: '10.0.0.0/8' }, { cidr: '11.0.0.0/8', except: ['11.1.0.0/16'] }, { namespace: 'k' }],
    ports: [{ port: 53, protocol: 'UDP' as const }],
  };
  const toPorts = [{ ports: [{ port: '53', protocol: 'UDP' }], rules: { dns: [{ matchPattern: '*' }] } }];
  const ingress = [{ peers: [{ kind: 'nodes' as const }] }, { peers: [] }];
  expect(
    ciliumPolicy({ ...subject, ingress, egress: [{ peers: [{ kind: 'hosts', ...hosts }], ports }], resolver: dns }),
  ).toEqual({
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: subject,
    spec: {
      endpointSelector: {},
      ingress: [{ fromEntities: ['host', 'remote-node'] }],
      egress: expect.arrayContaining([
        { toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'k' } }], toPorts },
        { toCIDRSet: [{ cidr: '10.0.0.0/8' }, { cidr: '11.0.0.0/8', except: ['11.1.0.0/16'] }], toPorts },
        {
          toFQDNs: [{ matchName: 'b.test' }, { matchPattern: '*.a.test' }],
          toPorts: [
            {
              ports: [
                { port: '443', protocol: 'TCP' },
                { port: '53', protocol: 'UDP' },
                { port: 'http', protocol: 'TCP' },
              ],
            },
          ],
        },
      ]),
    },
  });
  expect(ciliumPolicy({ ...subject, pods: { b: '1', a: '2' } })['spec']).toEqual({
    endpointSelector: { matchLabels: { a: '2', b: '1' } },
  });
});

test('addresses less some, every port, and every pod of another namespace', () => {
  const peers = [
    { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] },
    { cidr: '11.0.0.0/8', except: [] },
    { namespace: 'b' },
    { namespace: 'a' },
  ];
  expect(allowIngress({ name: 'x', namespace: 'a', peers })['spec']).toEqual({
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: expect.arrayContaining([
          { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
          { ipBlock: { cidr: '11.0.0.0/8' } },
          { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'b' } } },
          { podSelector: {} },
        ]),
      },
    ],
  });
  expect(allowEgress({ name: 'x', namespace: 'a', peers, ports: [] })['spec']).toEqual({
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [],
  });
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
