import { clusterOf } from '#cluster/cluster.js';
import { workloadName } from '#cluster/workloads.js';
import { parseManifest } from '#parse/manifests.js';

const spec = '{ containers: [{ name: main, image: x, ports: [{ name: http, containerPort: 8080 }] }] }';
const template = `template: { metadata: { labels: { app: web } }, spec: ${spec} }`;

/** An object of a cluster, with who made it. */
function object(kind: string, name: string, owner: string, more: string, labels = '{ app: web }'): string {
  const versions: Record<string, string> = {
    Pod: 'v1',
    ReplicationController: 'v1',
    Job: 'batch/v1',
    CronJob: 'batch/v1',
  };
  const [ownerKind, ownerName] = owner.split('/');
  const references =
    owner === '' ? '' : `, ownerReferences: [{ kind: ${ownerKind}, name: ${ownerName}, controller: true }]`;
  const metadata = `{ name: ${name}, namespace: shop, labels: ${labels}${references} }`;
  return `{ apiVersion: ${versions[kind] ?? 'apps/v1'}, kind: ${kind}, metadata: ${metadata}, ${more} }`;
}

const pod = (name: string, owner: string, phase = 'Running', labels?: string): string =>
  object('Pod', name, owner, `spec: ${spec}, status: { phase: ${phase} }`, labels);
const set = (name: string, owner: string, replicas: number): string =>
  object('ReplicaSet', name, owner, `spec: { replicas: ${replicas}, ${template} }`);

function workloads(...manifests: readonly string[]): readonly string[] {
  return clusterOf(parseManifest('dump.yaml', manifests.join('\n---\n')).resources).pods.workloads.map(
    one => `${workloadName(one)} at ${one.resource.kind}/${one.resource.name}`,
  );
}

test.each<[string, readonly string[], ...string[]]>([
  [
    'a Deployment with the sets of its past and its pods',
    ['shop/Deployment/web at Deployment/web'],
    object('Deployment', 'web', '', `spec: { ${template} }`),
    set('web-1', 'Deployment/web', 0),
    set('web-2', 'Deployment/web', 2),
    pod('web-2-a', 'ReplicaSet/web-2'),
    pod('web-2-b', 'ReplicaSet/web-2'),
    pod('web-1-evicted', 'ReplicaSet/web-1', 'Failed'),
  ],
  [
    'a Rollout whose template stands in a Deployment elsewhere',
    ['shop/Rollout/web at ReplicaSet/web-2'],
    object('Rollout', 'web', '', 'spec: { workloadRef: { kind: Deployment, name: web } }'),
    set('web-1', 'Rollout/web', 0),
    set('web-2', 'Rollout/web', 1),
    pod('web-2-a', 'ReplicaSet/web-2'),
  ],
  [
    'sets of a Deployment that is not there',
    ['shop/Deployment/web at ReplicaSet/web-2'],
    set('web-1', 'Deployment/web', 0),
    set('web-2', 'Deployment/web', 3),
  ],
  [
    'pods of a set that is not there',
    ['shop/ReplicaSet/web-2 at Pod/web-2-a'],
    pod('web-2-a', 'ReplicaSet/web-2'),
    pod('web-2-b', 'ReplicaSet/web-2'),
  ],
  [
    'a ReplicationController of a DeploymentConfig',
    ['shop/DeploymentConfig/web at DeploymentConfig/web'],
    object('DeploymentConfig', 'web', '', `spec: { ${template} }`),
    object('ReplicationController', 'web-3', 'DeploymentConfig/web', `spec: { replicas: 1, ${template} }`),
    pod('web-3-a', 'ReplicationController/web-3'),
    pod('web-3-deploy', 'ReplicationController/web-3', 'Succeeded'),
  ],
  [
    'the Jobs of a CronJob and their pods, all of them over',
    ['shop/CronJob/nightly at CronJob/nightly'],
    object('CronJob', 'nightly', '', `spec: { jobTemplate: { spec: { ${template} } } }`),
    object('Job', 'nightly-1', 'CronJob/nightly', `spec: { ${template} }`),
    object('Job', 'nightly-2', 'CronJob/nightly', `spec: { ${template} }`),
    pod('nightly-1-a', 'Job/nightly-1', 'Succeeded'),
  ],
  [
    'several Deployments that an operator made of one resource',
    ['shop/Deployment/collector at Deployment/collector', 'shop/Deployment/query at Deployment/query'],
    object('Deployment', 'collector', 'Jaeger/traces', `spec: { ${template} }`),
    object('Deployment', 'query', 'Jaeger/traces', `spec: { ${template} }`),
  ],
  [
    'a static pod, which its node holds',
    ['shop/Pod/apiserver-node-1 at Pod/apiserver-node-1'],
    pod('apiserver-node-1', 'Node/node-1'),
  ],
  [
    'what owns itself in a circle',
    ['shop/ReplicaSet/a at ReplicaSet/a', 'shop/ReplicaSet/b at ReplicaSet/b'],
    set('a', 'ReplicaSet/b', 1),
    set('b', 'ReplicaSet/a', 1),
  ],
])('%s', (_, wanted, ...manifests) => {
  expect(workloads(...manifests)).toEqual(wanted);
});

test('a Service finds pods by the labels that they run with, not by those of a template', () => {
  const manifests = [
    object('Deployment', 'web', '', `spec: { ${template} }`),
    set('web-2', 'Deployment/web', 1),
    pod('web-2-a', 'ReplicaSet/web-2', 'Running', '{ app: web, pod-template-hash: "2", mesh: "on" }'),
  ];
  const { pods } = clusterOf(parseManifest('dump.yaml', manifests.join('\n---\n')).resources);
  const named = (labels: Record<string, string>): readonly string[] =>
    pods.withLabels('shop', labels).map(workloadName);
  expect(named({ mesh: 'on', app: 'web' })).toEqual(['shop/Deployment/web']);
  expect(named({ 'pod-template-hash': '2' })).toEqual(['shop/Deployment/web']);
});

test('pods of one owner that are not alike are told apart', () => {
  const zero = pod('db-0', 'StatefulSet/db', 'Running', '{ app: db, statefulset.kubernetes.io/pod-name: db-0 }');
  const one = pod('db-1', 'StatefulSet/db', 'Running', '{ app: db, statefulset.kubernetes.io/pod-name: db-1 }');
  const owner = object('StatefulSet', 'db', '', `spec: { ${template.replace('app: web', 'app: db')} }`);
  const { pods } = clusterOf(parseManifest('dump.yaml', [zero, one, owner].join('\n---\n')).resources);
  const found = pods.withLabels('shop', { 'statefulset.kubernetes.io/pod-name': 'db-1' });
  expect(found.map(each => each.pods.map(({ name }) => name))).toEqual([['db-1']]);
  expect(found.map(each => each.resource.kind)).toEqual(['StatefulSet']);
});

test('ports that are put on pods when they are made are theirs', () => {
  const sidecar = '{ name: proxy, image: y, ports: [{ name: metrics, containerPort: 15090 }] }';
  const manifests = [
    object('Deployment', 'web', '', `spec: { ${template} }`),
    set('web-2', 'Deployment/web', 1),
    pod('web-2-a', 'ReplicaSet/web-2').replace('[{ name: main', `[${sidecar}, { name: main`),
  ];
  const [web] = clusterOf(parseManifest('dump.yaml', manifests.join('\n---\n')).resources).pods.workloads;
  expect(web?.ports.map(({ name, port, path }) => [name, port, path.join('.')])).toEqual([
    ['metrics', 15090, 'spec.template.spec.containers'],
    ['http', 8080, 'spec.template.spec.containers.0.ports.0'],
  ]);
});
