import { missingNamespaces } from '#cluster/references/missing-namespaces.js';
import { missingReferences } from '#cluster/references/missing-references.js';
import { clusterOf } from '#cluster/cluster.js';
import { parseManifest } from '#parse/manifests.js';

const pod = (spec: string, kind = 'Deployment', more = ''): string => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web, namespace: shop }
spec:
  ${more}
  template:
    spec:
      ${spec}
`;

const container = (rest: string): string => pod(`containers: [{ name: web, ${rest} }]`);
const withVolumes = (volumes: string): string => pod(`{ containers: [{ name: web }], volumes: [${volumes}] }`);
const env = (reference: string): string => container(`env: [{ name: A, valueFrom: { ${reference} } }]`);

function missing(...manifests: string[]): readonly string[] {
  const { resources } = parseManifest('shop.yaml', manifests.join('---'));
  return missingReferences(clusterOf(resources, true)).map(({ reference: { kind, name, key, without }, lacking }) =>
    [kind, name, ...(lacking ? [key] : []), without].join(' '),
  );
}

const secret = (name: string, keys = 'token', namespace = 'shop'): string => `
apiVersion: v1
kind: Secret
metadata: { name: ${name}, namespace: ${namespace} }
stringData: { ${keys}: one }
`;

test.each([
  [env('secretKeyRef: { name: keys, key: token }'), 'Secret keys stuck'],
  [env('configMapKeyRef: { name: keys, key: token }'), 'ConfigMap keys stuck'],
  [container('envFrom: [{ secretRef: { name: keys } }]'), 'Secret keys stuck'],
  [container('envFrom: [{ configMapRef: { name: keys } }]'), 'ConfigMap keys stuck'],
  [
    pod('{ containers: [{ name: web }], initContainers: [{ name: i, envFrom: [{ secretRef: { name: keys } }] }] }'),
    'Secret keys stuck',
  ],
  [withVolumes('{ name: a, secret: { secretName: keys } }'), 'Secret keys stuck'],
  [withVolumes('{ name: a, configMap: { name: keys } }'), 'ConfigMap keys stuck'],
  [withVolumes('{ name: a, projected: { sources: [{ secret: { name: keys } }] } }'), 'Secret keys stuck'],
  [withVolumes('{ name: a, projected: { sources: [{ configMap: { name: keys } }] } }'), 'ConfigMap keys stuck'],
  [withVolumes('{ name: a, csi: { driver: a, nodePublishSecretRef: { name: keys } } }'), 'Secret keys stuck'],
  [withVolumes('{ name: a, persistentVolumeClaim: { claimName: files } }'), 'PersistentVolumeClaim files stuck'],
  [pod('{ containers: [{ name: web }], serviceAccountName: web }'), 'ServiceAccount web refused'],
  [pod('{ containers: [{ name: web }], priorityClassName: high }'), 'PriorityClass high refused'],
  [pod('{ containers: [{ name: web }], runtimeClassName: gvisor }'), 'RuntimeClass gvisor refused'],
  [pod('{ containers: [{ name: web }], imagePullSecrets: [{ name: registry }] }'), 'Secret registry unauthorised'],
])('pods cannot do without what they name: %s', (manifest, expected) => {
  expect(missing(manifest)).toEqual([expected]);
});

test('what is optional may be missing', () => {
  expect(missing(env('secretKeyRef: { name: keys, key: token, optional: true }'))).toEqual([]);
  expect(missing(container('envFrom: [{ configMapRef: { name: keys, optional: true } }]'))).toEqual([]);
  expect(missing(withVolumes('{ name: a, secret: { secretName: keys, optional: true } }'))).toEqual([]);
});

test('a Secret of another namespace is not there', () => {
  const manifest = env('secretKeyRef: { name: keys, key: token }');
  expect(missing(manifest, secret('keys'))).toEqual([]);
  expect(missing(manifest, secret('keys', 'token', 'blog'))).toEqual(['Secret keys stuck']);
});

test('a key is looked for where there are keys', () => {
  const manifest = env('secretKeyRef: { name: keys, key: token }');
  expect(missing(manifest, secret('keys', 'password'))).toEqual(['Secret keys token stuck']);
  expect(missing(manifest, secret('keys').replace('stringData: { token: one }', ''))).toEqual([]);
});

test('a StatefulSet makes its claims itself', () => {
  const spec =
    '{ containers: [{ name: web }], volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }] }';
  expect(missing(pod(spec, 'StatefulSet', 'volumeClaimTemplates: [{ metadata: { name: files } }]'))).toEqual([]);
});

test('what every cluster has is there', () => {
  expect(missing(withVolumes('{ name: a, configMap: { name: kube-root-ca.crt } }'))).toEqual([]);
  expect(missing(pod('{ containers: [{ name: web }], serviceAccountName: default }'))).toEqual([]);
  expect(missing(pod('{ containers: [{ name: web }], priorityClassName: system-node-critical }'))).toEqual([]);
});

const other = (apiVersion: string, kind: string, name: string, spec: string): string => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
`;

test.each([
  other('cert-manager.io/v1', 'Certificate', 'a', '{ secretName: keys, issuerRef: { name: a }, dnsNames: [a.test] }'),
  other('external-secrets.io/v1', 'ExternalSecret', 'keys', '{}'),
  other('external-secrets.io/v1', 'ExternalSecret', 'a', '{ target: { name: keys } }'),
  other('external-secrets.io/v1', 'ClusterExternalSecret', 'a', '{ externalSecretSpec: { target: { name: keys } } }'),
  other('bitnami.com/v1alpha1', 'SealedSecret', 'keys', '{}'),
  other('secrets-store.csi.x-k8s.io/v1', 'SecretProviderClass', 'a', '{ secretObjects: [{ secretName: keys }] }'),
  other('secrets.hashicorp.com/v1beta1', 'VaultStaticSecret', 'a', '{ destination: { name: keys } }'),
  other('trust.cert-manager.io/v1alpha1', 'Bundle', 'keys', '{}'),
  other('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'redis', '{}'),
  other('helm.cattle.io/v1', 'HelmChart', 'redis', '{ targetNamespace: shop }'),
  other('argoproj.io/v1alpha1', 'Application', 'redis', '{ destination: { namespace: shop } }'),
  other('postgresql.example/v1', 'Cluster', 'keys', '{}'),
  other('users.example/v1', 'Users', 'a', '{ credentials: [{ secret: keys }] }'),
])('what others make of a resource may come about: %s', manifest => {
  expect(missing(env('secretKeyRef: { name: keys, key: token }'), manifest)).toEqual([]);
});

test('what is made elsewhere, or only names the Secret to use it, makes none here', () => {
  const manifest = env('secretKeyRef: { name: keys, key: token }');
  const chart = other('helm.cattle.io/v1', 'HelmChart', 'redis', '{ targetNamespace: blog }');
  expect(missing(manifest, chart)).toEqual(['Secret keys stuck']);
  const middleware = other('traefik.io/v1alpha1', 'Middleware', 'a', '{ basicAuth: { secret: keys } }');
  expect(missing(manifest, middleware)).toEqual(['Secret keys stuck']);
});

describe('namespaces', () => {
  const namespaces = (...manifests: string[]): readonly string[] => {
    const { resources } = parseManifest('shop.yaml', manifests.join('---'));
    return missingNamespaces(clusterOf(resources, true)).map(one => `${one.name} ${one.resources.length}`);
  };
  const named = (name: string): string => `
apiVersion: v1
kind: Namespace
metadata: { name: ${name} }
`;

  test('a namespace that is named is there', () => {
    expect(namespaces(secret('a'), secret('b'), secret('c', 'token', 'blog'), named('blog'))).toEqual(['shop 2']);
    expect(namespaces(secret('a'), named('shop'))).toEqual([]);
  });

  test('those of every cluster are there', () => {
    expect(namespaces(secret('a', 'token', 'kube-system'), secret('a', 'token', 'default'))).toEqual([]);
  });

  test('one may be made by an anchor, or by what installs charts', () => {
    const anchor = other('hnc.x-k8s.io/v1alpha2', 'SubnamespaceAnchor', 'blog', '{}');
    expect(namespaces(anchor, named('shop'), secret('a', 'token', 'blog'))).toEqual([]);
    const chart = other('helm.cattle.io/v1', 'HelmChart', 'redis', '{ targetNamespace: blog }');
    expect(namespaces(chart, named('shop'), secret('a', 'token', 'blog'))).toEqual([]);
  });
});
