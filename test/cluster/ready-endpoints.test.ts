import { clusterOf, find } from '#cluster/cluster.js';
import type { ReadyEndpoints } from '#cluster/endpoints/ready-endpoints.js';
import { readyEndpoints } from '#cluster/endpoints/ready-endpoints.js';
import { servicePorts } from '#cluster/services.js';
import { parseManifest } from '#parse/manifests.js';

const service = (more = ''): string => `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }]${more} }
`;
const template =
  'template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: main, image: x, ports: [{ name: http, containerPort: 8080 }] }] } }';
const workload = (kind: string, spec: string, status = ''): string =>
  `{ apiVersion: apps/v1, kind: ${kind}, metadata: { name: web, namespace: shop }, spec: { ${spec}${template} }${status && `, status: { ${status} }`} }`;
const scaler = (apiVersion: string, kind: string, spec: string, annotations = ''): string =>
  `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: web, namespace: shop, annotations: { ${annotations} } }, spec: { scaleTargetRef: { name: web, kind: Deployment }, ${spec} } }`;

/** Whether the port of the Service `web` has endpoints, where a Service without pods would have some. */
function behind(...manifests: readonly string[]): ReadyEndpoints {
  const cluster = clusterOf(parseManifest('shop.yaml', manifests.join('\n---\n')).resources);
  const web = find(cluster, '', 'Service', 'shop', 'web');
  const [port] = web ? servicePorts(web) : [];
  if (!web || !port) throw new Error('the fixture has no Service with a port');
  const settings = { assumeEndpoints: true, noEndpoints: [] };
  return readyEndpoints(cluster, settings, ({ addresses }) => addresses.some(({ ready }) => ready))(web, port);
}

test.each<[string, ReadyEndpoints, ...string[]]>([
  ['pods that are not among the manifests', 'some', service()],
  ['a Deployment', 'some', service(), workload('Deployment', '')],
  ['a Deployment of no replicas', 'none', service(), workload('Deployment', 'replicas: 0, ')],
  ['a StatefulSet of no replicas', 'none', service(), workload('StatefulSet', 'replicas: 0, ')],
  ['no container with the port by name', 'none', service(), workload('Deployment', '').replaceAll('name: http,', '')],
  [
    'an autoscaler that does not wake what is at zero',
    'none',
    service(),
    workload('Deployment', 'replicas: 0, '),
    scaler('autoscaling/v2', 'HorizontalPodAutoscaler', 'minReplicas: 2'),
  ],
  [
    'an autoscaler whose least is zero',
    { open: 'what scales Deployment web may scale it to zero' },
    service(),
    workload('Deployment', ''),
    scaler('autoscaling/v2', 'HorizontalPodAutoscaler', 'minReplicas: 0'),
  ],
  [
    'a ScaledObject, whose least is zero where it says nothing',
    { open: 'what scales Deployment web may scale it to zero' },
    service(),
    workload('Deployment', 'replicas: 2, '),
    scaler('keda.sh/v1alpha1', 'ScaledObject', 'maxReplicaCount: 3'),
  ],
  [
    'a ScaledObject that keeps one at least, whatever the Deployment says',
    'some',
    service(),
    workload('Deployment', 'replicas: 0, '),
    scaler('keda.sh/v1alpha1', 'ScaledObject', 'minReplicaCount: 1'),
  ],
  [
    'a ScaledObject that is paused at zero',
    'none',
    service(),
    workload('Deployment', ''),
    scaler('keda.sh/v1alpha1', 'ScaledObject', 'minReplicaCount: 1', 'autoscaling.keda.sh/paused-replicas: "0"'),
  ],
  [
    'a status that counts no ready pods',
    'none',
    service(),
    workload('Deployment', '', 'observedGeneration: 3, replicas: 1, unavailableReplicas: 1'),
  ],
  [
    'a status that counts ready pods',
    'some',
    service(),
    workload('Deployment', '', 'observedGeneration: 3, replicas: 2, readyReplicas: 1'),
  ],
  ['a status that nobody wrote', 'some', service(), workload('Deployment', '', 'replicas: 0')],
  [
    'pods that are not ready, and a Service that publishes them all the same',
    'some',
    service(', publishNotReadyAddresses: true'),
    workload('Deployment', '', 'observedGeneration: 3, replicas: 1'),
  ],
  [
    'a DaemonSet none of whose pods is ready',
    'none',
    service(),
    workload('DaemonSet', '', 'observedGeneration: 1, numberReady: 0'),
  ],
])('%s: %p', (_, wanted, ...manifests) => {
  expect(behind(...manifests)).toEqual(wanted);
});

test.each<[string, ReadyEndpoints, readonly string[], string?]>([
  ['a pod that somebody deleted', 'none', ['deletionTimestamp: "2026-01-01T00:00:00Z"']],
  ['one of two pods is kept', 'some', ['deletionTimestamp: "2026-01-01T00:00:00Z"', 'uid: b']],
  [
    'a deleted pod, and a Service that publishes it all the same',
    'some',
    ['deletionTimestamp: "2026-01-01T00:00:00Z"'],
    ', publishNotReadyAddresses: true',
  ],
])('%s: %p', (_, wanted, pods, more = '') => {
  const podOf = (metadata: string, at: number): string =>
    `{ apiVersion: v1, kind: Pod, metadata: { name: web-${at}, namespace: shop, labels: { app: web }, ownerReferences: [{ kind: ReplicaSet, name: web, controller: true }], ${metadata} }, spec: { containers: [{ name: main, image: x, ports: [{ name: http, containerPort: 8080 }] }] }, status: { conditions: [{ type: Ready, status: "True" }] } }`;
  expect(behind(service(more), ...pods.map(podOf))).toEqual(wanted);
});

const byHand = (subsets: string, labels = '') =>
  `{ apiVersion: v1, kind: Endpoints, metadata: { name: web, namespace: shop, labels: { ${labels} } }, subsets: ${subsets} }`;
const withoutSelector = service().replace('selector: { app: web }, ', '');

test.each<[string, ReadyEndpoints, ...string[]]>([
  ['an address', 'some', byHand('[{ addresses: [{ ip: 10.0.0.1 }], ports: [{ name: http, port: 8080 }] }]')],
  ['no subset', 'none', byHand('[]')],
  [
    'an address that is not ready',
    'none',
    byHand('[{ notReadyAddresses: [{ ip: 10.0.0.1 }], ports: [{ port: 8080 }] }]'),
  ],
])('Endpoints that somebody writes, with %s: %p', (_, wanted, endpoints) => {
  expect(behind(withoutSelector, endpoints)).toEqual(wanted);
});

test('Endpoints of which the cluster makes no slices count only where there are no slices', () => {
  const slice = `{ apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, addressType: IPv4, metadata: { name: web-1, namespace: shop, labels: { kubernetes.io/service-name: web } }, endpoints: [{ addresses: [10.0.0.2], conditions: { ready: false } }], ports: [] }`;
  const ready = '[{ addresses: [{ ip: 10.0.0.1 }], ports: [{ name: http, port: 8080 }] }]';
  expect(behind(withoutSelector, slice, byHand(ready))).toBe('some');
  expect(behind(withoutSelector, slice, byHand(ready, 'endpointslice.kubernetes.io/skip-mirror: "true"'))).toBe('none');
});

test('one of several workloads that runs is enough', () => {
  const canary = workload('Deployment', '').replace('name: web, namespace', 'name: canary, namespace');
  expect(behind(service(), workload('Deployment', 'replicas: 0, '), canary)).toBe('some');
});

test.each([
  ['has ended', 'phase: Succeeded', 'none'],
  ['is not ready', 'phase: Running, conditions: [{ type: Ready, status: "False" }]', 'none'],
  ['is ready', 'phase: Running, conditions: [{ type: Ready, status: "True" }]', 'some'],
])('a pod that %s', (_, status, wanted) => {
  const pod = `{ apiVersion: v1, kind: Pod, metadata: { name: web, namespace: shop, labels: { app: web } }, spec: { containers: [{ name: main, image: x, ports: [{ name: http, containerPort: 8080 }] }] }, status: { ${status} } }`;
  expect(behind(service(), pod)).toBe(wanted);
});

test.each([
  ['CronJob', 'batch/v1', `jobTemplate: { spec: { ${template} } }`, { open: 'pods of CronJob web run at times' }],
  ['CronJob', 'batch/v1', `suspend: true, jobTemplate: { spec: { ${template} } }`, 'none'],
  ['Job', 'batch/v1', template, 'some'],
  ['Job', 'batch/v1', `suspend: true, ${template}`, 'none'],
])('the pods of a %s %s', (kind, apiVersion, spec, wanted) => {
  const owner = `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: web, namespace: shop }, spec: { ${spec} } }`;
  expect(behind(service(), owner)).toEqual(wanted);
});
