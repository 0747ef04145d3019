import { resourcesIn, saidOf, storedOf, violationsOf } from './made-resource.js';

const of = (apiVersion: string, kind: string, rest = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n${rest}`;

test('a kind that is gone is refused with what takes its place', () => {
  expect(violationsOf(of('extensions/v1beta1', 'Ingress')).map(one => `${one.kind}: ${one.message}`)).toEqual([
    'removed-kind: Ingress of extensions/v1beta1 is gone since Kubernetes 1.22; use apiVersion networking.k8s.io/v1',
  ]);
});

test('a kind that a later version takes away is deprecated before', () => {
  const flow = of(
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'FlowSchema',
    'spec: { priorityLevelConfiguration: { name: exempt } }\n',
  );
  expect(saidOf(flow, { kubernetes: '1.31' })).toContain('warning deprecated apiVersion 1');
  expect(saidOf(flow, { kubernetes: '1.32' })).toEqual(['error removed-kind apiVersion 1']);
});

test('a kind of a later version is refused before', () => {
  const cidr = of('networking.k8s.io/v1', 'ServiceCIDR', 'spec: { cidrs: [10.0.0.0/16] }\n');
  expect(saidOf(cidr, { kubernetes: '1.32' })).toEqual(['error unknown-kind apiVersion 1']);
  expect(saidOf(cidr, { kubernetes: '1.33' })).toEqual([]);
});

test('a field of a later version is unknown before', () => {
  const pod = of('v1', 'Pod', 'spec: { hostnameOverride: a, containers: [{ name: a, image: b }] }\n');
  expect(saidOf(pod, { kubernetes: '1.33' })).toEqual(['error unknown-field spec.hostnameOverride 4']);
  expect(saidOf(pod, { kubernetes: '1.37' })).toEqual([]);
});

test.each([
  ['networking.k8s.io/v1', 'ingress', 'networking.k8s.io/v1 has no kind ingress; did you mean Ingress?'],
  ['v1', 'Deployment', 'v1 has no Deployment; use apiVersion apps/v1'],
  ['v1', 'Shop', 'v1 has no kind Shop'],
  ['networking.k8s.io/v2', 'Ingress', 'networking.k8s.io/v2 has no Ingress; use apiVersion networking.k8s.io/v1'],
  [
    'gateway.networking.k8s.io/v9',
    'HTTPRoute',
    'gateway.networking.k8s.io/v9 has no HTTPRoute; use apiVersion gateway.networking.k8s.io/v1 or gateway.networking.k8s.io/v1beta1',
  ],
  [
    'traefik.containo.us/v1alpha1',
    'IngressRoute',
    'IngressRoute of traefik.containo.us/v1alpha1 is no longer served; use apiVersion traefik.io/v1alpha1',
  ],
  [
    'policy/v1beta1',
    'PodSecurityPolicy',
    'PodSecurityPolicy of policy/v1beta1 is gone since Kubernetes 1.25; nothing takes its place',
  ],
  [
    'events.k8s.io/v1beta1',
    'Event',
    'Event of events.k8s.io/v1beta1 is gone since Kubernetes 1.25; use apiVersion events.k8s.io/v1',
  ],
  [
    'networking.k8s.io/v1beta1',
    'IngressClass',
    'IngressClass of networking.k8s.io/v1beta1 is gone since Kubernetes 1.22; use apiVersion networking.k8s.io/v1',
  ],
  ['resource.k8s.io/v1alpha2', 'ResourceClass', 'ResourceClass of resource.k8s.io/v1alpha2 is gone in Kubernetes 1.36'],
])('%s %s is refused with the way out', (apiVersion, kind, message) => {
  expect(violationsOf(of(apiVersion, kind)).map(one => [one.severity, one.message])).toEqual([['error', message]]);
});

test.each([
  ['networking.k8s.io/v1', 'ServiceCIDR', '1.31', 'comes with Kubernetes 1.33 only'],
  [
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'FlowSchema',
    '1.32',
    'is gone since Kubernetes 1.32; use apiVersion flowcontrol.apiserver.k8s.io/v1',
  ],
  [
    'networking.k8s.io/v1beta1',
    'IPAddress',
    '1.32',
    'is switched off in Kubernetes 1.32 unless the API server is told otherwise',
  ],
  [
    'resource.k8s.io/v1beta1',
    'ResourceClaim',
    '1.36',
    'is switched off in Kubernetes 1.36 unless the API server is told otherwise; use apiVersion resource.k8s.io/v1',
  ],
  [
    'certificates.k8s.io/v1beta1',
    'ClusterTrustBundle',
    '1.36',
    'is switched off in Kubernetes 1.36 unless the API server is told otherwise',
  ],
])('%s %s in Kubernetes %s %s', (apiVersion, kind, kubernetes, why) => {
  expect(violationsOf(of(apiVersion, kind), { kubernetes }).map(one => [one.severity, one.message])).toEqual([
    ['error', `${kind} of ${apiVersion} ${why}`],
  ]);
});

test('of a kind that nothing is known of it is said once, and nothing else', () => {
  const monitor = of('monitoring.coreos.com/v1', 'ServiceMonitor', 'spec: { anything: 1 }\n');
  expect(saidOf(`${monitor}---\n${monitor}`)).toEqual(['info unknown-kind kind 2']);
});

test('namespaces are filled in where the kind has them', () => {
  expect(storedOf(of('v1', 'ConfigMap'), { namespace: 'shop' })?.namespace).toBe('shop');
  expect(storedOf(of('v1', 'ConfigMap'), { namespace: 'shop' })?.value['metadata']).toEqual({
    name: 'a',
    namespace: 'shop',
  });
  expect(storedOf(of('v1', 'Namespace'), { namespace: 'shop' })?.namespace).toBe('');
  expect(storedOf(of('example.com/v1', 'Thing'), { namespace: 'shop' })?.namespace).toBe('shop');
});

test('a definition among the manifests speaks for its kind', () => {
  const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: middlewares.traefik.io }
spec:
  group: traefik.io
  scope: Namespaced
  names: { kind: Middleware, plural: middlewares, singular: middleware }
  versions:
  - { name: v1alpha1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { mine: { type: string, default: x } } } } } } }
---
`;
  expect(saidOf(of('traefik.io/v1alpha1', 'Middleware', 'spec: { mine: a }\n'))).toEqual([
    'error unknown-field spec.mine 4',
  ]);
  expect(saidOf(definition + of('traefik.io/v1alpha1', 'Middleware', 'spec: { mine: a }\n'))).toEqual([]);
  expect(saidOf(definition + of('traefik.io/v1alpha1', 'Middleware', 'spec: { stripPrefix: {} }\n'))).toEqual([
    'error unknown-field spec.stripPrefix 14',
  ]);
});

test('what another version of a carried definition takes is a warning, what its experimental channel takes an error with the way out', () => {
  const route = (filter: string) =>
    of('gateway.networking.k8s.io/v1', 'HTTPRoute', `spec: { rules: [{ ${filter} }] }\n`);
  expect(violationsOf(route('sessionPersistence: { sessionName: a }')).map(one => [one.severity, one.message])).toEqual(
    [
      [
        'error',
        'spec.rules[0].sessionPersistence is not a known field; Gateway API 1.5 (experimental) takes it: if the cluster has that, name its definitions under crds',
      ],
    ],
  );
});

test('an encrypted manifest is not checked, and it is said', () => {
  expect(saidOf(of('v1', 'Secret', 'data: { a: "ENC[AES256_GCM,data:x]" }\nsops: { mac: "ENC[x]" }\n'))).toEqual([
    'info unknown-field sops 5',
  ]);
});

const own = (version: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.example.com }
spec:
  group: example.com
  scope: Cluster
  names: { kind: Thing, plural: things, singular: thing }
  versions:
  - ${version}
---
`;

test('a version that a definition does not serve is refused', () => {
  const served = own('{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }');
  expect(
    violationsOf(served + of('example.com/v2', 'Thing')).map(one => [one.severity, one.kind, one.message]),
  ).toEqual([['error', 'unknown-kind', 'the definition of Thing serves v1, not example.com/v2']]);
  expect(saidOf(served + of('example.com/v1', 'Thing'))).toEqual([]);
});

test('definitions of the configuration count as those among the manifests', () => {
  const definitions = resourcesIn(
    own(
      '{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object } } } } }',
    ),
  );
  expect(saidOf(of('example.com/v1', 'Thing', 'spec: { a: 1 }\n'), { definitions })).toEqual([
    'error unknown-field spec.a 4',
  ]);
  expect(storedOf(of('example.com/v1', 'Thing'), { definitions })?.namespace).toBe('');
});

test.each(['external-secrets.io/v1', 'external-secrets.io/v1beta1'])(
  'an ExternalSecret of %s is held to its definition',
  version => {
    const keys = of(version, 'ExternalSecret', 'spec: { refreshInterval: 1h, target: { name: keys, named: keys } }\n');
    expect(saidOf(keys)).toEqual(['error unknown-field spec.target.named 4']);
  },
);
