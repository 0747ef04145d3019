import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { ApplicationProps } from '#index.js';
import { faultsOf, namesOf, platform, shopWith, shown } from '../shown.js';

const { Application, Namespace } = platform;
type Props = Partial<ApplicationProps<'ingress-nginx'>>;

function web(props: Props) {
  return shopWith(chart => {
    new Namespace(chart, 'shop');
    new Application(chart, 'web', { image: 'shop/web:1', ...(props.ports ? {} : { port: 3000 }), ...props });
  });
}

/** What the check says of an application, but for what only the cluster knows. */
function found(props: Props): readonly string[] {
  const { faults, diagnostics } = web(props).render();
  return [...faults, ...diagnostics.filter(({ rule }) => rule !== 'reference-missing').map(({ message }) => message)];
}

test('two pods are spread, and one may be away', () => {
  expect(shown(web({}), 'PodDisruptionBudget web')).toContain(`spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/managed-by: gatewright
      app.kubernetes.io/name: web
`);
});

test('one pod has no budget, which would keep its node from being emptied', () => {
  expect(namesOf(web({ replicas: 1 }))).not.toContain('PodDisruptionBudget web');
  expect(shown(web({ replicas: 1 }), 'Deployment web')).not.toContain('topologySpread');
});

test('under an autoscaler no number of pods is written', () => {
  const app = web({ autoscaling: { max: 10 } });
  expect(shown(app, 'Deployment web')).not.toContain('replicas');
  expect(shown(app, 'HorizontalPodAutoscaler web')).toContain(`spec:
  maxReplicas: 10
  metrics:
    - resource:
        name: cpu
        target:
          averageUtilization: 80
          type: Utilization
      type: Resource
  minReplicas: 2
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
`);
});

test('an autoscaler measures memory, pods, objects and what lies outside', () => {
  const of = { apiVersion: 'v1', kind: 'Service', name: 'queue' };
  const metrics = [
    { pods: 'requests', average: '100' },
    { object: 'depth', of, value: '30' },
    { external: 'jobs', labels: { queue: 'mail' }, average: '5' },
  ];
  const autoscaling = { min: 3, max: 10, memory: 70, metrics, up: { pods: 4, period: 15 }, down: { window: 600 } };
  const text = shown(web({ autoscaling }), 'HorizontalPodAutoscaler web');
  expect(text).not.toContain('name: cpu');
  for (const type of ['Pods', 'Object', 'External', 'Resource']) expect(text).toContain(`      type: ${type}\n`);
  expect(found({ autoscaling })).toEqual([]);
});

test('pods run on nodes by their labels, beside some pods and apart from others', () => {
  const scheduling = {
    nodes: { 'kubernetes.io/arch': ['amd64', 'arm64'] },
    preferredNodes: { disk: 'ssd' },
    tolerations: [
      { key: 'gpu', effect: 'NoSchedule' as const },
      { key: 'team', value: 'shop' },
    ],
    spread: [{ over: 'zone', required: true }],
    near: [{ labels: { app: 'cache' }, within: 'zone' }],
    apart: [{ labels: { app: 'batch' }, namespace: 'jobs', required: true }],
    priorityClass: 'system-cluster-critical',
    runtimeClass: 'gvisor',
  };
  const text = shown(web({ scheduling }), 'Deployment web');
  expect(text).toContain(`                  - key: kubernetes.io/arch
                    operator: In
                    values:
                      - amd64
                      - arm64
`);
  expect(text).toContain('          whenUnsatisfiable: DoNotSchedule\n');
  expect(text).toContain('        - effect: NoSchedule\n          key: gpu\n          operator: Exists\n');
  expect(text).toContain('      runtimeClassName: gvisor\n');
  expect(found({ scheduling })).toEqual([]);
});

test('the account may do what is said, in its namespace and everywhere, and its token is in the pods', () => {
  const account = {
    annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/web' },
    may: [{ verbs: ['get', 'list'], resources: ['pods', 'pods/log', 'deployments.apps/scale'] }],
    mayEverywhere: [{ verbs: ['get'], resources: ['nodes'] }],
    roles: [{ kind: 'ClusterRole' as const, name: 'view' }],
  };
  const app = web({ account });
  expect(shown(app, 'Role web')).toContain(`rules:
  - apiGroups:
      - ""
    resources:
      - pods
      - pods/log
    verbs:
      - get
      - list
  - apiGroups:
      - apps
    resources:
      - deployments/scale
    verbs:
      - get
      - list
`);
  expect(namesOf(app)).toEqual(
    expect.arrayContaining([
      'RoleBinding web',
      'ClusterRole shop-web',
      'ClusterRoleBinding shop-web',
      'RoleBinding web-view',
    ]),
  );
  expect(shown(app, 'ClusterRole shop-web')).not.toContain('namespace: shop');
  expect(shown(app, 'Deployment web')).toContain('automountServiceAccountToken: true');
  expect(found({ account })).toEqual([]);
});

test('an account that is there already is not written', () => {
  const app = web({ account: { existing: 'builder', token: true } });
  expect(namesOf(app)).not.toContain('ServiceAccount web');
  expect(shown(app, 'Deployment web')).toContain('serviceAccountName: builder');
});

test.each<[string, Props, string]>([
  [
    'a load balancer',
    {
      service: {
        type: 'LoadBalancer',
        loadBalancerClass: 'internal',
        sourceRanges: ['10.0.0.0/8'],
        externalTraffic: 'Local',
        annotations: { a: 'b' },
      },
    },
    'externalTrafficPolicy: Local\n  loadBalancerClass: internal\n  loadBalancerSourceRanges:\n    - "10.0.0.0/8"\n',
  ],
  [
    'a port of every node',
    { ports: { http: { port: 3000, nodePort: 30080 } }, service: { type: 'NodePort' } },
    'nodePort: 30080\n',
  ],
  ['no address of its own', { service: { headless: true, publishNotReady: true } }, 'clusterIP: None\n'],
  [
    'the same pod again',
    { service: { sticky: 600 } },
    'sessionAffinity: ClientIP\n  sessionAffinityConfig:\n    clientIP:\n      timeoutSeconds: 600\n',
  ],
  [
    'both families',
    { service: { dualStack: 'Prefer', ipFamilies: ['IPv6', 'IPv4'] } },
    'ipFamilies:\n    - IPv6\n    - IPv4\n  ipFamilyPolicy: PreferDualStack\n',
  ],
  [
    'pods of the own node',
    { service: { internalTraffic: 'Local', trafficDistribution: 'PreferClose' } },
    'internalTrafficPolicy: Local\n',
  ],
  ['datagrams', { ports: { dns: { port: 5353, service: 53, protocol: 'UDP' } } }, 'port: 53\n      protocol: UDP\n'],
])('a Service has %s, and the check finds nothing in it', (_, props, text) => {
  const ports = props.ports ?? { main: 3000 };
  const app = shopWith(chart => new Application(chart, 'web', { image: 'shop/web:1', ...props, ports }));
  expect(shown(app, 'Service web')).toContain(text);
  expect(app.render().faults).toEqual([]);
});

test('labels and annotations stand where they are given', () => {
  const app = web({
    labels: { team: 'shop' },
    annotations: { level: 'deployment' },
    podLabels: { level: 'pods' },
    podAnnotations: { of: 'pods' },
    service: { labels: { level: 'service' } },
    account: { labels: { level: 'account' } },
  });
  expect(shown(app, 'Deployment web')).toContain('  annotations:\n    level: deployment\n');
  expect(shown(app, 'Deployment web')).toContain('        level: pods\n        team: shop\n');
  expect(shown(app, 'Service web')).toContain('    level: service\n    team: shop\n');
  expect(shown(app, 'ServiceAccount web')).toContain('    level: account\n    team: shop\n');
});

test('the version is that of the image, and the instance may be another', () => {
  const text = shown(
    web({ image: 'shop/web:1.2.3', labels: { 'app.kubernetes.io/instance': 'web-eu' } }),
    'Deployment web',
  );
  expect(text).toContain('app.kubernetes.io/version: "1.2.3"\n');
  expect(text).toContain('app.kubernetes.io/instance: web-eu\n');
  expect(shown(web({ image: `shop/web@sha256:${'0'.repeat(64)}` }), 'Deployment web')).not.toContain('/version');
});

test('parts of manifests are laid over what is written', () => {
  const app = web({
    override: {
      deployment: {
        spec: {
          minReadySeconds: 10,
          template: { spec: { enableServiceLinks: null, hostAliases: [{ ip: '10.0.0.1' }] } },
        },
      },
      service: { spec: { externalIPs: ['203.0.113.1'] } },
    },
  });
  const text = shown(app, 'Deployment web');
  expect(text).toContain('  minReadySeconds: 10\n  replicas: 2\n');
  expect(text).toContain('      hostAliases:\n        - ip: "10.0.0.1"\n');
  expect(text).not.toContain('enableServiceLinks');
  expect(shown(app, 'Service web')).toContain('  externalIPs:\n    - "203.0.113.1"\n');
});

test('every manifest can be asked of the construct', () => {
  shopWith(chart => {
    const app = new Application(chart, 'web', { image: 'shop/web:1', port: 3000, kind: 'StatefulSet', replicas: 3 });
    expect(Object.keys(app.manifests)).toEqual([
      'account',
      'statefulSet',
      'service',
      'podsService',
      'disruptionBudget',
    ]);
    expect([app.workload.kind, app.service?.kind, app.account?.kind]).toEqual([
      'StatefulSet',
      'Service',
      'ServiceAccount',
    ]);
  });
});

test('names and selectors stay when a construct moves, and with a name also when it is renamed', () => {
  const app = new platform.PlatformApp();
  const here = new Chart(app, 'here', { namespace: 'shop' });
  const there = new Construct(new Construct(new Chart(app, 'there', { namespace: 'shop' }), 'team'), 'inner');
  const before = new Application(here, 'web', { image: 'shop/web:1', port: 3000 });
  const moved = new Application(there, 'web', { image: 'shop/web:1', port: 3000 });
  const renamed = new Application(there, 'frontend', { image: 'shop/web:1', port: 3000, name: 'web' });
  const [first, ...others] = [before, moved, renamed].map(one =>
    Object.values(one.manifests).map((object): unknown => object.toJson()),
  );
  expect(first?.length).toBeGreaterThan(3);
  for (const other of others) expect(other).toEqual(first);
});

test('no chart of Helm with that name shares the selector', () => {
  const helm = {
    'app.kubernetes.io/name': 'web',
    'app.kubernetes.io/instance': 'web',
    'app.kubernetes.io/managed-by': 'Helm',
  };
  shopWith(chart => {
    const { podLabels } = new Application(chart, 'web', { image: 'shop/web:1' });
    expect(
      Object.entries(podLabels).every(([key, value]) =>
        Object.entries(helm).some(([a, b]) => a === key && b === value),
      ),
    ).toBe(false);
  });
});

test.each<[string, Props, string]>([
  [
    'no pod that may go',
    { disruptionBudget: { minAvailable: 2 } },
    'disruptionBudget.minAvailable: 2 of 2 leaves none that may go, so that no node can be emptied; give less, or maxUnavailable: 1',
  ],
  [
    'none that may be away',
    { disruptionBudget: { maxUnavailable: 0 } },
    'disruptionBudget.maxUnavailable: no pod may go, so that no node can be emptied; give 1',
  ],
  [
    'replicas under an autoscaler',
    { replicas: 3, autoscaling: { max: 5 } },
    'replicas: `autoscaling` says how many there are; give `autoscaling.min` instead',
  ],
  [
    'fewer at most than at least',
    { autoscaling: { min: 5, max: 3 } },
    'autoscaling.max: 3 is less than the least, 5; give more, or a smaller `autoscaling.min`',
  ],
  [
    'a label that gatewright owns',
    { labels: { 'app.kubernetes.io/name': 'x' } },
    'labels.app.kubernetes.io/name: gatewright sets it, and selectors hold on to it; give `name` instead',
  ],
  [
    'such a label of the pods',
    { podLabels: { 'app.kubernetes.io/managed-by': 'x' } },
    'podLabels.app.kubernetes.io/managed-by: gatewright sets it, and selectors hold on to it; take a label of your own',
  ],
  ['memory in bytes', { resources: { memory: '64' } }, 'resources.memory: 64 is 64 bytes; 64Mi is mebibytes'],
  [
    'memory in thousandths',
    { resources: { memory: '512m' } },
    'resources.memory: 512m is 0.512 bytes, since m is a thousandth; 512Mi is mebibytes',
  ],
  [
    'less than is asked for',
    { resources: { cpu: '2', cpuLimit: '500m' } },
    'resources.cpuLimit: 500m is less than the 2 that it asks for; give as much or more',
  ],
  [
    'a repository in capitals',
    { image: 'UPPER/case:1' },
    'image: UPPER/case has capitals; a repository is named in lower case',
  ],
  [
    'an address for an image',
    { image: 'http://shop/web:1' },
    'image: http://shop/web:1 has a scheme; leave away all up to ://',
  ],
  ['two tags', { image: 'shop/web:latest:1' }, 'image: shop/web:latest:1 has two tags; give one'],
  [
    'no tag',
    { image: 'shop/web' },
    'image: shop/web has no tag, which means shop/web:latest, another program every day; give a tag or a digest',
  ],
  [
    'a port for root',
    { port: 80 },
    "port: 80 is below 1024, where only root listens on many nodes, and namespace shop (shop/shop/namespace) is held to restricted; let it listen above (ports: { main: { port: 8080, service: 80 } }), or give sysctls: { 'net.ipv4.ip_unprivileged_port_start': '0' }",
  ],
  [
    'root where it is refused',
    { root: true },
    "root: the container starts as root, and namespace shop (shop/shop/namespace) is held to restricted; give `user` and an image that runs as it, or give the namespace podSecurity: 'baseline'",
  ],
  [
    'a manifest that is not made',
    { override: { statefulSet: {} } },
    'override.statefulSet: no such manifest is made; there is account, deployment, service, disruptionBudget',
  ],
  [
    'another selector',
    { override: { deployment: { spec: { selector: {} } } } },
    'override.deployment.spec.selector: what is written beside refers to it; it stays as it is',
  ],
  [
    'a load balancer that is none',
    { service: { sourceRanges: ['10.0.0.0/8'] } },
    "service.sourceRanges: a Service of type ClusterIP has no load balancer; give type: 'LoadBalancer'",
  ],

  [
    'a share of pods that is none',
    { disruptionBudget: { maxUnavailable: 'half' } },
    'disruptionBudget.maxUnavailable: half is not a whole number from 0, nor a share such as 25%',
  ],
  [
    'half a pod that may be away',
    { disruptionBudget: { maxUnavailable: 0.5 } },
    'disruptionBudget.maxUnavailable: 0.5 is not a whole number from 0, nor a share such as 25%',
  ],
  [
    'a share of none that may be away',
    { disruptionBudget: { maxUnavailable: '0%' } },
    'disruptionBudget.maxUnavailable: no pod may go, so that no node can be emptied; give 1',
  ],
  [
    'all that stay',
    { disruptionBudget: { minAvailable: '100%' } },
    'disruptionBudget.minAvailable: 100% of 2 leaves none that may go, so that no node can be emptied; give less, or maxUnavailable: 1',
  ],
  [
    'an autoscaler from nothing',
    { autoscaling: { min: 0, max: 3 } },
    'autoscaling.min: 0 is not a whole number from 1',
  ],
  ['an autoscaler to nothing', { autoscaling: { max: 0 } }, 'autoscaling.max: 0 is not a whole number from 1'],
  [
    'an autoscaler at no processor time',
    { autoscaling: { max: 3, cpu: 0, memory: 1 } },
    'autoscaling.cpu: 0 is not a percentage from 1',
  ],
  [
    'an autoscaler for each node',
    { kind: 'DaemonSet', autoscaling: { max: 3 } },
    'autoscaling: a DaemonSet has one pod on each node; leave it away',
  ],
  [
    'a DaemonSet that starts anew',
    { kind: 'DaemonSet', strategy: 'Recreate' },
    'strategy: a DaemonSet replaces its pods node by node; leave it away',
  ],
  ['a group below 0', { group: -1 }, 'group: -1 is not a group id from 0 to 2147483647'],
  ['half a second to stop', { gracePeriod: 0.5 }, 'gracePeriod: 0.5 is not a whole number of seconds from 0'],
  [
    'a kernel setting with a blank',
    { sysctls: { 'net.core somaxconn': '1' } },
    'sysctls: net.core somaxconn is not the name of a kernel setting, such as net.ipv4.ip_unprivileged_port_start',
  ],
  [
    'a port of nodes below theirs',
    { ports: { http: { port: 3000, nodePort: 80 } }, service: { type: 'NodePort' } },
    'ports.http.nodePort: 80 is not a port of nodes, those are 30000 to 32767',
  ],
  [
    'a port of nodes beyond theirs',
    { ports: { http: { port: 3000, nodePort: 32768 } }, service: { type: 'NodePort' } },
    'ports.http.nodePort: 32768 is not a port of nodes, those are 30000 to 32767',
  ],
  [
    'a port of nodes for the cluster alone',
    { ports: { http: { port: 3000, nodePort: 30080 } } },
    "ports.http.nodePort: a Service of type ClusterIP has none; give service: { type: 'NodePort' }",
  ],
  [
    'a port by a number for a name',
    { ports: { '80': 3000 } },
    "ports.80: a port's name has up to 15 of a-z, 0-9 and inner dashes, with a letter among them",
  ],
  ['a port and ports', { port: 3000, ports: { http: 3000 } }, 'port: `ports` is given too; give one of them'],
  [
    'a Service without a port',
    { ports: {}, service: { labels: { team: 'shop' } } },
    'service: there is no port to serve; give `port` or `ports`',
  ],
  [
    'a load balancer without an address',
    { service: { type: 'LoadBalancer', headless: true } },
    'service.headless: a Service of type LoadBalancer has an address; leave one away',
  ],
  [
    'traffic from outside to the cluster alone',
    { service: { externalTraffic: 'Local' } },
    "service.externalTraffic: nothing comes from outside to a ClusterIP; give type: 'LoadBalancer' or 'NodePort'",
  ],
  [
    'a class of load balancers for a port of nodes',
    { service: { type: 'NodePort', loadBalancerClass: 'internal' } },
    "service.loadBalancerClass: a Service of type NodePort has no load balancer; give type: 'LoadBalancer'",
  ],
  [
    'clients of a load balancer that are no range',
    { service: { type: 'LoadBalancer', sourceRanges: ['10.0.0.0/8', '10.0.0.1'] } },
    'service.sourceRanges.1: 10.0.0.1 is not a block of addresses such as 10.20.0.0/16',
  ],
  [
    'clients of a load balancer that look like a range and are none',
    { service: { type: 'LoadBalancer', sourceRanges: ['999.999.0.0/99'] } },
    'service.sourceRanges.0: 999.999.0.0/99 is not a block of addresses such as 10.20.0.0/16',
  ],
  [
    'the same pod for longer than a day',
    { service: { sticky: 86401 } },
    'service.sticky: 86401 is not a whole number of seconds from 1 to 86400',
  ],
  [
    'the same pod for no time',
    { service: { sticky: 0 } },
    'service.sticky: 0 is not a whole number of seconds from 1 to 86400',
  ],
  [
    'a permission to do nothing',
    { account: { may: [{ verbs: [], resources: ['pods'] }] } },
    'account.may.0.verbs: the list is empty; name one, such as get',
  ],
  [
    'a permission for nothing',
    { account: { mayEverywhere: [{ verbs: ['get'], resources: [] }] } },
    'account.mayEverywhere.0.resources: the list is empty; name one, such as pods',
  ],
  [
    'annotations of an account that is there',
    { account: { existing: 'builder', annotations: { a: 'b' } } },
    'account.annotations: the account builder is not written here; leave `existing` or this away',
  ],
  [
    'a name of a label in the override of the metadata',
    { override: { deployment: { metadata: { name: 'other' } } } },
    'override.deployment.metadata.name: what is written beside refers to it; it stays as it is',
  ],
])('%s is a fault', (_, props, fault) => {
  expect(faultsOf(web(props))).toEqual([`[shop/web] ${fault}`]);
});

test.each<[string, Props]>([
  ['as much as is asked for', { resources: { cpu: '1', cpuLimit: '1000m', memory: '1Gi', memoryLimit: '1024Mi' } }],
  ['a quantity with an exponent', { resources: { memory: '1e9' } }],
  [
    'a port below 1024 where the kernel allows it',
    { port: 80, sysctls: { 'net.ipv4.ip_unprivileged_port_start': '0' } },
  ],
  ['a registry with a port and a digest', { image: `registry.example.com:5000/shop/web:1@sha256:${'a'.repeat(64)}` }],
  ['a capability that restricted takes', { capabilities: ['NET_BIND_SERVICE'] }],
])('%s is none', (_, props) => {
  expect(found(props)).toEqual([]);
});

test('what baseline takes is no fault in a namespace that is held to it', () => {
  const app = shopWith(chart => {
    new Namespace(chart, 'shop', { podSecurity: 'baseline' });
    new Application(chart, 'db', { image: 'mysql:8.4', port: 3306, root: true, capabilities: ['CHOWN'] });
  });
  expect(app.render().faults).toEqual([]);
  expect(app.render().diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});
