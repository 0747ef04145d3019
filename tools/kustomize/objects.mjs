// Objects of random trees: a few kinds that name each other, by a few names.
import { configMaps, podSpec, secrets, texts } from './pods.mjs';

const workloads = ['web', 'api', 'db'];

export const labelsOf = dice =>
  Object.fromEntries(dice.some(['tier', 'team']).map(key => [key, dice.one(['a', 'b', 'c'])]));
export const annotationsOf = dice =>
  Object.fromEntries(dice.some(['note', 'example.com/why']).map(key => [key, dice.one(texts)]));

function metadata(dice, name, more = {}) {
  return {
    name,
    ...dice.maybe(0.2, () => ({ namespace: dice.one(['shop', 'default', 'other']) })),
    ...dice.maybe(0.5, () => ({ labels: labelsOf(dice) })),
    ...dice.maybe(0.4, () => ({ annotations: annotationsOf(dice) })),
    ...more,
  };
}

const rules = [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['keys'], verbs: ['get'] }];
const subjects = [
  { kind: 'ServiceAccount', name: 'runner', namespace: 'shop' },
  { kind: 'ServiceAccount', name: 'default', namespace: 'other' },
  { kind: 'User', name: 'runner' },
];

/** The kinds, each as a function of dice and a name of a workload. */
const makers = {
  workload(dice, name) {
    const template = { metadata: { labels: { app: name } }, spec: podSpec(dice, name) };
    const kind = dice.one(['Deployment', 'Deployment', 'StatefulSet', 'DaemonSet']);
    return {
      apiVersion: 'apps/v1',
      kind,
      metadata: metadata(dice, name),
      spec: {
        ...dice.maybe(kind === 'DaemonSet' ? 0 : 0.6, () => ({ replicas: dice.below(4) })),
        selector: { matchLabels: { app: name } },
        ...(kind === 'StatefulSet' && {
          serviceName: name,
          volumeClaimTemplates: [
            {
              metadata: { name: 'data', ...dice.maybe(0.5, () => ({ labels: { app: name } })) },
              spec: { accessModes: ['ReadWriteOnce'] },
            },
          ],
        }),
        template,
      },
    };
  },
  service: (dice, name) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(dice, name),
    spec: {
      ...dice.maybe(0.8, () => ({ selector: { app: name } })),
      ports: dice.some([
        { port: 80, targetPort: 'http' },
        { port: 53, protocol: 'UDP' },
        { port: 53, protocol: 'TCP' },
      ]),
    },
  }),
  ingress: (dice, name) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadata(dice, name, { annotations: { 'nginx.ingress.kubernetes.io/auth-secret': 'keys' } }),
    spec: {
      tls: [{ hosts: [`${name}.test`], secretName: dice.one(secrets) }],
      rules: [
        {
          host: `${name}.test`,
          http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }] },
        },
      ],
    },
  }),
  cronJob: (dice, name) => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(dice, name),
    spec: {
      schedule: '* * * * *',
      jobTemplate: { spec: { template: { spec: { ...podSpec(dice, name), restartPolicy: 'Never' } } } },
    },
  }),
  scaler: (dice, name) => ({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata(dice, name),
    spec: {
      maxReplicas: 3,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: dice.one(['Deployment', 'StatefulSet']), name },
    },
  }),
  policy: (dice, name) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(dice, name),
    spec: {
      podSelector: dice.one([{}, { matchLabels: { app: name } }]),
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'api' } } }, { namespaceSelector: {} }] }],
    },
  }),
  budget: (dice, name) => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(dice, name),
    spec: { minAvailable: dice.one([1, '50%']), selector: { matchLabels: { app: name } } },
  }),
  own: (dice, name) => ({
    apiVersion: 'shop.test/v1',
    kind: 'Shop',
    metadata: metadata(dice, name),
    spec: {
      backend: { name },
      image: 'nginx:1',
      text: '$(WEB_HOST):$(NONE) $$(WEB_HOST)',
      settings: dice.one(configMaps),
      list: [1, 1.5, true, null, dice.one(texts), { a: [] }],
      deep: { 'a.b/c': { x: {} } },
    },
  }),
};

/** What stands once in a base. */
const fixed = {
  account: dice => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(dice, 'runner'),
    secrets: [{ name: 'keys' }],
  }),
  claim: dice => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metadata(dice, 'data'),
    spec: { accessModes: ['ReadWriteOnce'] },
  }),
  namespace: dice => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: dice.one(['shop', 'other']) } }),
  role: dice => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: metadata(dice, 'reader'),
    rules,
  }),
  clusterRole: () => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'reader' },
    rules,
  }),
  binding: dice => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: metadata(dice, 'reader'),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: dice.one(['Role', 'ClusterRole']), name: 'reader' },
    subjects,
  }),
  clusterBinding: () => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'reader' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'reader' },
    subjects,
  }),
  settings: dice => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(dice, 'flags'),
    data: { LEVEL: dice.one(texts), HOST: 'web.shop.test:80' },
  }),
  certs: dice => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadata(dice, 'certs'),
    stringData: { token: dice.one(texts) },
    data: { key: 'YWJj' },
  }),
};

/** The objects of a base: of each workload some, and some that stand once. */
export function objectsOf(dice) {
  const named = dice
    .some(workloads, 0.6)
    .flatMap(name => [
      makers.workload(dice, name),
      ...dice.some(Object.keys(makers).slice(1), 0.45).map(kind => makers[kind](dice, name)),
    ]);
  const once = dice
    .some(Object.keys(fixed), 0.5)
    .filter(kind => kind !== 'namespace' || dice.chance(0.4))
    .map(kind => fixed[kind](dice));
  return named.length + once.length > 0 ? [...named, ...once] : [makers.workload(dice, 'web')];
}
