import { clusterOf } from '#cluster/cluster.js';
import type { StaticConfiguration } from '#dialects/traefik/installation/static-configuration.js';
import { staticConfigurationOf } from '#dialects/traefik/installation/static-configuration.js';
import type { JsonObject } from '#model/json.js';
import { answerTo, ingress, ingressRoute, notedAt, readingOf, resourcesOf, settings } from './reading.js';

function toldBy(args: readonly string[], ...others: readonly JsonObject[]): StaticConfiguration {
  return staticConfigurationOf(settings, clusterOf(resourcesOf(installation(args), ...others)));
}

function installation(args: readonly string[]): JsonObject {
  const ports = [{ name: 'web', containerPort: 8000 }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'traefik' },
    spec: {
      template: {
        metadata: { labels: { app: 'traefik' } },
        spec: { containers: [{ name: 'traefik', image: 'docker.io/traefik:v3.7.9', args, ports }] },
      },
    },
  };
}

function configured(given: JsonObject): StaticConfiguration {
  return staticConfigurationOf({ ...settings, static: given });
}

test('without a word the settings of the Helm chart count', () => {
  const { entryPoints, ingress: ingresses, crd, ruleSyntax } = staticConfigurationOf(settings);
  expect(entryPoints.map(({ name, port, tls }) => [name, port, tls !== undefined])).toEqual([
    ['web', 80, false],
    ['websecure', 443, true],
  ]);
  expect([ingresses?.allowEmptyServices, crd?.allowEmptyServices, ruleSyntax]).toEqual([true, true, 'v3']);
});

test('the arguments of the Traefik among the manifests count, in any case of letters', () => {
  const {
    entryPoints,
    crd,
    ingress: ingresses,
  } = toldBy([
    '--entrypoints.web.address=:8000/tcp',
    '--entryPoints.web.http.redirections.entryPoint.to=:443',
    '--providers.kubernetescrd',
    '--providers.kubernetesCRD.allowCrossNamespace=true',
  ]);
  expect(entryPoints).toMatchObject([{ name: 'web', port: 8000, redirection: { scheme: 'https', port: 443 } }]);
  expect(crd?.allowCrossNamespace).toBe(true);
  expect(ingresses).toBeUndefined();
});

test('an entry point has the port that the Service before it has', () => {
  const before = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'traefik' },
    spec: { selector: { app: 'traefik' }, ports: [{ port: 80, targetPort: 'web' }] },
  };
  expect(toldBy(['--entryPoints.web.address=:8000'], before).entryPoints).toMatchObject([{ name: 'web', port: 80 }]);
});

test('the settings count before the arguments', () => {
  const cluster = clusterOf(resourcesOf(installation(['--entryPoints.a.address=:1'])));
  const { entryPoints } = staticConfigurationOf(
    { ...settings, static: { entryPoints: { b: { address: ':2' } } } },
    cluster,
  );
  expect(entryPoints.map(({ name }) => name)).toEqual(['b']);
});

test('an entry point for UDP is none of ours', () => {
  expect(
    configured({ entryPoints: { dns: { address: ':53/udp' }, web: { address: '[::]:80' } } }).entryPoints,
  ).toMatchObject([{ name: 'web', port: 80 }]);
});

test('once an entry point is a default, routes that name none stand on no other', () => {
  const given = { web: { address: ':80', asDefault: true }, alt: { address: ':81' } };
  expect(configured({ entryPoints: given }).entryPoints.map(({ isDefault }) => isDefault)).toEqual([true, false]);
});

test('a provider that is not named is off', () => {
  const only = { providers: { kubernetesIngress: {} } };
  const reading = readingOf([ingress({}), ingressRoute('Path(`/crd`)')], { static: only });
  expect(answerTo('http://shop.example.com/', reading)).toBe('web');
  expect(answerTo('http://other.example.com/crd', reading)).toBe('404');
});

test('an argument may have its value behind a blank', () => {
  expect(toldBy(['--entryPoints.web.address', ':8000', '--ping']).entryPoints).toMatchObject([{ port: 8000 }]);
});

test.each([
  [{ args: ['--configFile=/config/traefik.yml'] }, 'args'],
  [{ args: [], env: [{ name: 'TRAEFIK_ENTRYPOINTS_WEB_ADDRESS', value: ':80' }] }, 'env'],
  [{ volumeMounts: [{ name: 'config', mountPath: '/etc/traefik' }] }, 'volumeMounts'],
])('a configuration that is not read is noted: %j', (container, field) => {
  const containers = [
    { name: 'sidecar', image: 'busybox' },
    { name: 'traefik', image: 'traefik:v3.7', ...container },
  ];
  const traefik = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'traefik' },
    spec: { template: { spec: { containers } } },
  };
  expect(notedAt(traefik)).toEqual([`opaque-value at spec.template.spec.containers.1.${field}`]);
  expect(readingOf([traefik], { static: {} }).notes).toEqual([]);
});

test('arguments of no end and of odd names are passed over', () => {
  const { entryPoints } = toldBy([
    `--${'a.'.repeat(50_000)}b=1`,
    '--__proto__.polluted=1',
    '--constructor.prototype.polluted=1',
    '--entryPoints.__proto__.address=:80',
  ]);
  expect(entryPoints.map(({ name }) => name)).toEqual(['__proto__']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
