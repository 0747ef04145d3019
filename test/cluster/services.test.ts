import fc from 'fast-check';
import type { Cluster } from '#cluster/cluster.js';
import { clusterOf, find } from '#cluster/cluster.js';
import { hasLabels, selects } from '#cluster/selectors.js';
import type { Endpoints } from '#cluster/services.js';
import { endpointsOf, podPortOf, servicePortNamed, servicePorts } from '#cluster/services.js';
import { workloadName } from '#cluster/workloads.js';
import { parseManifest } from '#parse/manifests.js';

function clusterIn(text: string, complete = false): Cluster {
  return clusterOf(parseManifest('shop.yaml', text).resources, complete);
}

const pod = (name: string, labels: string, more = ''): string => `
---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: ${labels}${more} }
spec: { containers: [{ name: main, image: x, ports: [{ name: http, containerPort: 3000 }, { containerPort: 53, protocol: UDP }] }] }
`;
const template = (labels: string): string =>
  `{ metadata: { labels: ${labels} }, spec: { containers: [{ name: main, image: x }] } }`;
const service = (spec: string): string => `
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: ${spec}
`;

function endpoints(text: string, complete = false): Endpoints {
  const cluster = clusterIn(text, complete);
  const web = find(cluster, '', 'Service', 'shop', 'web');
  if (!web) throw new Error('the fixture has no Service');
  return endpointsOf(cluster, web);
}

const named = (found: Endpoints): unknown => (found.kind === 'pods' ? found.workloads.map(workloadName) : found);

test.each([
  ['apps/v1', 'Deployment', `{ template: ${template('{ app: web }')} }`],
  ['apps/v1', 'StatefulSet', `{ template: ${template('{ app: web }')} }`],
  ['apps/v1', 'DaemonSet', `{ template: ${template('{ app: web }')} }`],
  ['batch/v1', 'Job', `{ template: ${template('{ app: web }')} }`],
  ['batch/v1', 'CronJob', `{ jobTemplate: { spec: { template: ${template('{ app: web }')} } } }`],
  ['v1', 'ReplicationController', `{ template: ${template('{ app: web }')} }`],
  ['argoproj.io/v1alpha1', 'Rollout', `{ template: ${template('{ app: web }')} }`],
])('the pods of %s %s are a workload', (apiVersion, kind, spec) => {
  const cluster = clusterIn(
    `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: web, namespace: shop }, spec: ${spec} }`,
  );
  expect(cluster.pods.workloads).toMatchObject([{ kind, name: 'web', labels: { app: 'web' } }]);
});

test('a ReplicaSet of a Deployment that is there is no second workload', () => {
  const owned = `{ apiVersion: apps/v1, kind: ReplicaSet, metadata: { name: web-1, namespace: shop, ownerReferences: [{ kind: Deployment, name: web, controller: true }] }, spec: { template: ${template('{ app: web }')} } }`;
  const owner = `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web, namespace: shop }, spec: { template: ${template('{ app: web }')} } }`;
  expect(clusterIn(`${owned}\n---\n${owner}`).pods.workloads.map(workloadName)).toEqual(['shop/Deployment/web']);
});

test('ports of init containers that go on running count, of others not', () => {
  const init = (name: string, policy: string): string =>
    `{ name: ${name}, image: x, ports: [{ containerPort: 1 }]${policy} }`;
  const text = `{ apiVersion: v1, kind: Pod, metadata: { name: web, namespace: shop }, spec: { containers: [], initContainers: [${init('a', '')}, ${init('b', ', restartPolicy: Always')}] } }`;
  expect(clusterIn(text).pods.workloads[0]?.ports.map(({ container }) => container)).toEqual(['b']);
});

test('a Service leads to the pods of its namespace that have all its labels', () => {
  const pods =
    pod('one', '{ app: web, tier: front }') +
    pod('two', '{ app: web }') +
    pod('three', '{ app: web, tier: front }').replace('namespace: shop', 'namespace: other');
  expect(named(endpoints(pods + service('{ selector: { app: web, tier: front } }')))).toEqual(['shop/Pod/one']);
});

test('no pod that fits is certain where the workloads of the namespace are there', () => {
  expect(endpoints(service('{ selector: { app: web } }') + pod('one', '{ app: shop }')).kind).toBe('none');
  expect(endpoints(service('{ selector: { app: web } }')).kind).toBe('open');
  expect(endpoints(service('{ selector: { app: web } }'), true).kind).toBe('none');
});

test('a Service without a selector has the endpoints that are listed for it', () => {
  const slice =
    '\n---\n{ apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: { name: web-1, namespace: shop, labels: { kubernetes.io/service-name: web } } }';
  const old = '\n---\n{ apiVersion: v1, kind: Endpoints, metadata: { name: web, namespace: shop } }';
  expect(endpoints(service('{}') + slice).kind).toBe('listed');
  expect(endpoints(service('{}') + old).kind).toBe('listed');
  expect(endpoints(service('{}') + slice.replace('service-name: web', 'service-name: other')).kind).toBe('open');
});

test('what is listed for a Service does not count where its pods are there', () => {
  const old = '\n---\n{ apiVersion: v1, kind: Endpoints, metadata: { name: web, namespace: shop } }';
  expect(named(endpoints(service('{ selector: { app: web } }') + old + pod('one', '{ app: web }')))).toEqual([
    'shop/Pod/one',
  ]);
});

test('an external name is no pod', () => {
  expect(endpoints(service('{ type: ExternalName, externalName: db.example.com }'))).toEqual({
    kind: 'external',
    name: 'db.example.com',
  });
});

test('a port of a Service leads to the number, the name, or its own number', () => {
  const cluster = clusterIn(
    service(
      '{ ports: [{ name: a, port: 80, targetPort: http }, { name: b, port: 81, targetPort: 3000 }, { name: c, port: 82 }, { name: d, port: 53, protocol: UDP }] }',
    ) + pod('one', '{}'),
  );
  const web = find(cluster, '', 'Service', 'shop', 'web');
  const [workload] = cluster.pods.workloads;
  if (!web || !workload) throw new Error('the fixture lacks its parts');
  expect(servicePorts(web).map(port => podPortOf(port, workload))).toMatchObject([
    { kind: 'declared', port: 3000 },
    { kind: 'declared', port: 3000 },
    { kind: 'undeclared', port: 82 },
    { kind: 'declared', port: 53 },
  ]);
  expect(podPortOf({ target: 'http', protocol: 'UDP' }, workload)).toEqual({ kind: 'missing-name', name: 'http' });
  expect([servicePortNamed(web, 'b')?.number, servicePortNamed(web, 81)?.name, servicePortNamed(web, '81')]).toEqual([
    81,
    'b',
    undefined,
  ]);
});

test.each([
  ['an absent selector takes nothing', undefined, false],
  ['an empty selector takes everything', {}, true],
  ['matchLabels holds all', { matchLabels: { app: 'web' } }, true],
  ['matchLabels holds the value', { matchLabels: { app: 'shop' } }, false],
  ['In', { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'shop'] }] }, true],
  ['In asks for the key', { matchExpressions: [{ key: 'tier', operator: 'In', values: ['web'] }] }, false],
  ['NotIn', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
  ['NotIn takes what lacks the key', { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['web'] }] }, true],
  ['Exists', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
  ['DoesNotExist', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
  ['an operator that nobody knows takes nothing', { matchExpressions: [{ key: 'app', operator: 'Near' }] }, false],
])('%s', (_, selector, expected) => {
  expect(selects(selector, { app: 'web' })).toBe(expected);
});

const labels = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), fc.constantFrom('1', '2'));

test('the index finds what a scan finds', () => {
  fc.assert(
    fc.property(fc.array(labels, { maxLength: 5 }), labels, (all, wanted) => {
      const resources = all.map((one, n) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: `p${n}`, namespace: 'shop', labels: one },
        spec: { containers: [] },
      }));
      const cluster = clusterIn(resources.map(one => JSON.stringify(one)).join('\n---\n'));
      const scanned =
        Object.keys(wanted).length === 0 ? [] : cluster.pods.workloads.filter(one => hasLabels(one.labels, wanted));
      expect(cluster.pods.withLabels('shop', wanted).map(workloadName)).toEqual(scanned.map(workloadName));
    }),
  );
});
