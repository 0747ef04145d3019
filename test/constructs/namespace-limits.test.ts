import { ApiObject, Chart } from 'cdk8s';
import type { ApplicationProps, NamespaceProps } from '#index.js';
import { faultsOf, platform, shopWith } from './shown.js';

const { Application, Job, Namespace } = platform;

/** What is said of an application in a namespace with a quota or limits. */
function saidOf(namespace: NamespaceProps, props: Partial<ApplicationProps<'ingress-nginx'>>): readonly string[] {
  const app = shopWith(chart => {
    new Namespace(chart, 'shop', namespace);
    new Application(chart, 'web', { image: 'web:1', ...(!props.ports && { port: 8080 }), ...props });
  });
  return faultsOf(app);
}

test.each<[string, NamespaceProps, Partial<ApplicationProps<'ingress-nginx'>>, string]>([
  [
    'asks for more memory than a container may have',
    { limits: { max: { memory: '4Gi' } } },
    { resources: { memory: '8Gi' } },
    '[shop/web] resources.memory: 8Gi is more than limits.max.memory, 4Gi, of namespace shop (shop/shop); ask for less, or give more there',
  ],
  [
    'asks for less, and may use more',
    { limits: { max: { memory: '4Gi' } } },
    { resources: { memory: '2Gi', memoryLimit: '5Gi' } },
    '[shop/web] resources.memoryLimit: 5Gi is more than limits.max.memory, 4Gi, of namespace shop (shop/shop); give less, or more there',
  ],
  [
    'says nothing, where a container may have less than the default',
    { limits: { max: { memory: '128Mi' } } },
    {},
    '[shop/web] resources.memory: 256Mi is more than limits.max.memory, 128Mi, of namespace shop (shop/shop); ask for less, or give more there',
  ],
  [
    'asks for more processor time than the limit that it gets',
    { limits: { default: { cpu: '500m' } } },
    { resources: { cpu: '2' } },
    '[shop/web] resources.cpu: 2 is more than limits.default.cpu, 500m, of namespace shop (shop/shop); give cpuLimit, or ask for less',
  ],
  [
    'asks for less than a container must',
    { limits: { min: { cpu: '250m' } } },
    {},
    '[shop/web] resources.cpu: 100m is less than limits.min.cpu, 250m, of namespace shop (shop/shop); ask for as much',
  ],
  [
    'has a container beside that asks for too much',
    { limits: { max: { cpu: '1' } } },
    { sidecars: { proxy: { image: 'proxy:1', resources: { cpu: '1500m' } } } },
    '[shop/web] sidecars.proxy.resources.cpu: 1500m is more than limits.max.cpu, 1, of namespace shop (shop/shop); ask for less, or give more there',
  ],
])('an application that %s is refused pod by pod', (_, namespace, props, says) => {
  expect(saidOf(namespace, props)).toEqual([says]);
});

test('what fits into the limits of its namespace is let pass', () => {
  const limits = { max: { cpu: '1', memory: '4Gi' }, min: { cpu: '100m', memory: '256Mi' }, default: { cpu: '1' } };
  expect(saidOf({ limits }, { resources: { memory: '4Gi', cpu: '1' } })).toEqual([]);
});

test('a job is held to the limits too, and the limits of another namespace are not its own', () => {
  const app = shopWith(chart => {
    new Namespace(chart, 'shop', { limits: { max: { memory: '1Gi' } } });
    new Job(chart, 'report', { image: 'report:1', schedule: '0 3 * * *', resources: { memory: '2Gi' } });
    new Job(chart, 'sum', { image: 'sum:1', namespace: 'other', resources: { memory: '2Gi' } });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/report] resources.memory: 2Gi is more than limits.max.memory, 1Gi, of namespace shop (shop/shop); ask for less, or give more there',
  ]);
});

test.each<[string, NamespaceProps, Partial<ApplicationProps<'ingress-nginx'>>, string]>([
  [
    'memory',
    { quota: { memory: '1Gi' } },
    { resources: { memory: '768Mi' } },
    'quota.memory: 1Gi is less than the 1.5Gi of shop/web (1.5Gi), and pods beyond it never start; give as much, or have them ask for less',
  ],
  [
    'processors, by the least of its autoscaler',
    { quota: { cpu: '1' } },
    { resources: { cpu: '400m' }, autoscaling: { min: 3, max: 9 } },
    'quota.cpu: 1 is less than the 1200m of shop/web (1200m), and pods beyond it never start; give as much, or have them ask for less',
  ],
  [
    'limits that the namespace gives',
    { quota: { cpuLimit: '3' }, limits: { default: { cpu: '2' } } },
    {},
    'quota.cpuLimit: 3 is less than the 4000m of shop/web (4000m), and pods beyond it never start; give as much, or have them ask for less',
  ],
  [
    'pods',
    { quota: { pods: 2 } },
    { replicas: 3 },
    'quota.pods: 2 is less than the 3 pods of shop/web (3 pods), and pods beyond it never start; give as much, or have them ask for less',
  ],
])('an application that asks for more %s than its namespace may have is told', (_, namespace, props, says) => {
  expect(saidOf(namespace, props)).toEqual([`[shop/shop] ${says}`]);
});

test('a quota holds for all applications of its namespace together, the greatest first, whoever writes them', () => {
  const app = shopWith(chart => {
    new Namespace(chart, 'shop', { quota: { memory: '4Gi', pods: 5 } });
    new Application(chart, 'web', { image: 'web:1', port: 8080 });
    new Application(chart, 'db', { image: 'db:1', replicas: 1, resources: { memory: '3Gi' } });
    new ApiObject(chart, 'old', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'old', namespace: 'shop' },
      spec: {
        selector: { matchLabels: { app: 'old' } },
        template: {
          metadata: { labels: { app: 'old' } },
          spec: { containers: [{ name: 'old', image: 'old:1', resources: { limits: { memory: '1Gi' } } }] },
        },
      },
    });
    new Application(new Chart(chart, 'other', { namespace: 'other' }), 'api', { image: 'api:1', replicas: 9 });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/shop] quota.memory: 4Gi is less than the 4.5Gi of shop/db (3Gi), shop/old (1Gi), shop/web (512Mi), and pods beyond it never start; give as much, or have them ask for less',
  ]);
});

test('a quota that is just enough is let pass', () => {
  expect(saidOf({ quota: { cpu: '300m', memory: '768Mi', pods: 3 } }, { replicas: 3 })).toEqual([]);
});

test('init containers count where they ask for more than what runs after them, and sidecars beside both', () => {
  const app = shopWith(chart => {
    new Namespace(chart, 'shop', { quota: { memory: '2Gi' } });
    new Application(chart, 'web', {
      image: 'web:1',
      replicas: 1,
      initContainers: { migrate: { image: 'migrate:1', resources: { memory: '2Gi' } } },
      sidecars: { proxy: { image: 'proxy:1', resources: { memory: '512Mi' } } },
    });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/shop] quota.memory: 2Gi is less than the 2.5Gi of shop/web (2.5Gi), and pods beyond it never start; give as much, or have them ask for less',
  ]);
});

test.each<[string, NamespaceProps, Partial<ApplicationProps<'ingress-nginx'>>, string]>([
  [
    'Services',
    { quota: { services: 0 } },
    {},
    'quota.services: 0 is less than the 1 of shop/web (1), and what is beyond it is refused; give as much, or have them ask for less',
  ],
  [
    'load balancers',
    { quota: { loadBalancers: 0 } },
    { service: { type: 'LoadBalancer' } },
    'quota.loadBalancers: 0 is less than the 1 of shop/web (1), and what is beyond it is refused; give as much, or have them ask for less',
  ],
  [
    'ports of nodes',
    { quota: { others: { 'services.nodeports': '1' } } },
    { ports: { http: 8080, admin: 8081 }, service: { type: 'NodePort' } },
    'quota.others.services.nodeports: 1 is less than the 2 of shop/web (2), and what is beyond it is refused; give as much, or have them ask for less',
  ],
  [
    'claims',
    { quota: { claims: 2 } },
    { kind: 'StatefulSet', replicas: 3, volumes: [{ path: '/data', claim: { size: '10Gi' } }] },
    'quota.claims: 2 is less than the 3 of shop/web (3), and what is beyond it is refused; give as much, or have them ask for less',
  ],
  [
    'storage',
    { quota: { storage: '15Gi' } },
    { kind: 'StatefulSet', replicas: 2, volumes: [{ path: '/data', claim: { size: '10Gi' } }] },
    'quota.storage: 15Gi is less than the 20Gi of shop/web (20Gi), and what is beyond it is refused; give as much, or have them ask for less',
  ],
  [
    'storage of a class, for volumes that come and go with their pods',
    { quota: { others: { 'fast.storageclass.storage.k8s.io/requests.storage': '1Gi' } } },
    { volumes: [{ path: '/scratch', ephemeral: { size: '1Gi', storageClass: 'fast' } }] },
    'quota.others.fast.storageclass.storage.k8s.io/requests.storage: 1Gi is less than the 2Gi of shop/web (2Gi), and what is beyond it is refused; give as much, or have them ask for less',
  ],
  [
    'Deployments',
    { quota: { others: { 'count/deployments.apps': '0' } } },
    {},
    'quota.others.count/deployments.apps: 0 is less than the 1 of shop/web (1), and what is beyond it is refused; give as much, or have them ask for less',
  ],
  [
    'processors, by the short name',
    { quota: { others: { cpu: '100m' } } },
    {},
    'quota.others.cpu: 100m is less than the 200m of shop/web (200m), and pods beyond it never start; give as much, or have them ask for less',
  ],
])('an application with more %s than its namespace may have is told', (_, namespace, props, says) => {
  expect(saidOf(namespace, props)).toEqual([`[shop/shop] ${says}`]);
});

test('a job needs place for one pod beside those that stay, one job after the other', () => {
  const jobs = (memory: string): readonly string[] => {
    const app = shopWith(chart => {
      new Namespace(chart, 'shop', { quota: { memory } });
      new Application(chart, 'web', { image: 'web:1', port: 8080 });
      new Job(chart, 'report', { image: 'report:1', schedule: '0 3 * * *', resources: { memory: '1Gi' } });
      new Job(chart, 'import', { image: 'import:1', parallelism: 4, completions: 4, resources: { memory: '512Mi' } });
    });
    return faultsOf(app);
  };
  expect(jobs('1536Mi')).toEqual([]);
  expect(jobs('1Gi')).toEqual([
    '[shop/shop] quota.memory: 1Gi is less than the 1.5Gi of shop/report (1Gi), shop/web (512Mi), and pods beyond it never start; give as much, or have them ask for less',
  ]);
});

test('a quota of what the pods of others do not say refuses them, unless the namespace says it for them', () => {
  const saidWith = (namespace: NamespaceProps): readonly string[] => {
    const app = shopWith(chart => {
      new Namespace(chart, 'shop', namespace);
      new ApiObject(chart, 'old', {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'old', namespace: 'shop' },
        spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'old', image: 'old:1' }] } } },
      });
    });
    return faultsOf(app).filter(one => one.startsWith('[shop/shop]'));
  };
  expect(saidWith({ podSecurity: 'privileged', quota: { memory: '1Gi' } })).toEqual([
    '[shop/shop] quota.memory: pods without a request are refused then, and shop/old (container old) has none; give limits.defaultRequest.memory, or say it there',
  ]);
  expect(saidWith({ quota: { memoryLimit: '1Gi' } })).toEqual([
    '[shop/shop] quota.memoryLimit: pods without a limit are refused then, and shop/old (container old) has none; give limits.default.memory, or say it there',
  ]);
  expect(saidWith({ quota: { memory: '1Gi' }, limits: { default: { memory: '512Mi' } } })).toEqual([]);
});

test.each<[string, NamespaceProps, string]>([
  [
    'a least above the most',
    { limits: { min: { memory: '2Gi' }, max: { memory: '1Gi' } } },
    'limits.min.memory: 2Gi is more than limits.max.memory, 1Gi; give less, or more there',
  ],
  [
    'a default above the most',
    { limits: { default: { cpu: '2' }, max: { cpu: '1500m' } } },
    'limits.default.cpu: 2 is more than limits.max.cpu, 1500m; give less, or more there',
  ],
  [
    'a default below the least',
    { limits: { default: { cpu: '50m' }, min: { cpu: '0.1' } } },
    'limits.min.cpu: 0.1 is more than limits.default.cpu, 50m; give less, or more there',
  ],
  [
    'a request above the limit',
    { limits: { defaultRequest: { memory: '1Gi' }, default: { memory: '512Mi' } } },
    'limits.defaultRequest.memory: 1Gi is more than limits.default.memory, 512Mi; give less, or more there',
  ],
  [
    'a quota below what one container gets',
    { quota: { memory: '256Mi' }, limits: { defaultRequest: { memory: '512Mi' } } },
    'quota.memory: 256Mi is less than limits.defaultRequest.memory, 512Mi, which a container has that says nothing; give more, or less there',
  ],
  [
    'a quota of limits below the limit that one container gets',
    { quota: { cpuLimit: '1' }, limits: { default: { cpu: '2' } } },
    'quota.cpuLimit: 1 is less than limits.default.cpu, 2, which a container has that says nothing; give more, or less there',
  ],
])('a namespace with %s is told, whatever stands in it', (_, namespace, says) => {
  const app = shopWith(chart => new Namespace(chart, 'shop', namespace));
  expect(faultsOf(app)).toEqual([`[shop/shop] ${says}`]);
});

test('limits that contradict each other are told once, and not of each application too', () => {
  expect(saidOf({ limits: { min: { memory: '2Gi' }, max: { memory: '1Gi' } } }, {})).toEqual([
    '[shop/shop] limits.min.memory: 2Gi is more than limits.max.memory, 1Gi; give less, or more there',
  ]);
});

test('the most that a container may have is its limit where it says none', () => {
  expect(saidOf({ quota: { cpuLimit: '4' }, limits: { max: { cpu: '1' } } }, {})).toEqual([]);
});
