import { Chart } from 'cdk8s';
import { Secret, definePlatform, ingressNginx } from '#index.js';
import { faultsOf, platform, shopWith } from './shown.js';

const { Application } = platform;

/** What plain JavaScript can give, past TypeScript. */
function odd(props: unknown): never {
  return props as never;
}

/** What is said of one application, without the path. */
function saidOf(props: object): readonly string[] {
  const app = shopWith(chart => new Application(chart, 'web', odd({ image: 'web:1', port: 80, ...props })));
  return faultsOf(app).map(one => one.replace('[shop/web] ', ''));
}

test.each<[string, object, string]>([
  ['sessionAffinity', {}, 'service.sticky'],
  ['externalTrafficPolicy', {}, 'service.externalTraffic'],
  ['readinessProbe', {}, 'probes.readiness'],
  ['livenessProbe', {}, 'probes.liveness'],
  ['envVariables', {}, 'env'],
  ['ingress', {}, 'expose'],
  ['serviceAccountName', {}, 'account'],
  ['imagePullSecrets', {}, 'pullSecrets'],
  ['imagePullPolicy', {}, 'pull'],
  ['nodeSelector', {}, 'scheduling.nodes'],
  ['topologySpreadConstraints', {}, 'scheduling.spread'],
  ['terminationGracePeriodSeconds', {}, 'gracePeriod'],
  ['readOnlyRootFilesystem', {}, 'writable'],
  ['securityContext', {}, 'user'],
  ['volumeMounts', {}, 'volumes'],
  ['hpa', {}, 'autoscaling'],
  ['pdb', {}, 'disruptionBudget'],
  ['dependsOn', {}, 'calls'],
  ['hosts', {}, 'expose.host'],
])('%s is what others call a prop of ours', (name, value, ours) => {
  expect(saidOf({ [name]: value })).toEqual([`${name}: there is no such prop; did you mean ${ours}`]);
});

test.each<[string, object, string]>([
  ['host', { host: 'shop.example.com' }, 'host: there is no such prop; did you mean expose.host'],
  ['tls', { tls: true }, 'tls: there is no such prop; did you mean expose.tls'],
  ['tolerations', { tolerations: [] }, 'tolerations: there is no such prop; did you mean scheduling.tolerations'],
  ['cpuLimit', { cpuLimit: '1' }, 'cpuLimit: there is no such prop; did you mean resources.cpuLimit'],
])('%s stands a step deeper, and that is said', (_, props, says) => {
  expect(saidOf(props)).toEqual([says]);
});

test.each<[string, object, readonly string[]]>([
  [
    'the affinity of a Service',
    { service: { sessionAffinity: 'ClientIP' } },
    ['service.sessionAffinity: there is no such prop; did you mean sticky'],
  ],
  [
    'the ports of a Service',
    { port: undefined, ports: { http: { port: 80, targetPort: 8080 } } },
    ['ports.http.targetPort: there is no such prop; did you mean port'],
  ],
  [
    'the seconds of a probe',
    { probes: { readiness: { http: '/healthz', initialDelaySeconds: 5, periodSeconds: 4 } } },
    [
      'probes.readiness.initialDelaySeconds: there is no such prop; did you mean delay',
      'probes.readiness.periodSeconds: there is no such prop; did you mean every',
    ],
  ],
  [
    'a probe',
    { probes: { readiness: { httpGet: { path: '/healthz', port: 80 } } } },
    [
      'probes.readiness: an object is not a probe such as { http: "/healthz" }, with http, grpc, tcp or command; did you mean http for httpGet',
    ],
  ],
  [
    'a variable',
    { env: { PASSWORD: { secretKeyRef: { name: 'db', key: 'password' } } } },
    [
      'env.PASSWORD: an object is not a text, { secret, key }, { configMap, key }, { field } or { resource }; did you mean secret for secretKeyRef',
    ],
  ],
  [
    'a claim',
    { volumes: [{ path: '/data', persistentVolumeClaim: { claimName: 'data' } }] },
    [
      'volumes.0: an object is not a volume: a path and one of configMap, secret, files, claim, emptyDir, ephemeral, projected, csi, nfs, hostPath, volume; did you mean claim for persistentVolumeClaim',
    ],
  ],
  [
    'the limits of an autoscaler',
    { autoscaling: { max: 4, minReplicas: 1 } },
    ['autoscaling.minReplicas: there is no such prop; did you mean min'],
  ],
  [
    'the sizes of requests',
    { expose: { maxBodySize: '64m' } },
    ['expose.maxBodySize: there is no such prop; did you mean bodySize'],
  ],
  [
    'the issuer of a certificate',
    { expose: { tls: { clusterIssuer: 'letsencrypt' } } },
    ['expose.tls: an object is not { secret } or { issuer }; did you mean issuer for clusterIssuer'],
  ],
])('%s in the words of Kubernetes', (_, props, says) => {
  expect(saidOf(props)).toEqual(says);
});

test.each<[string, object, readonly string[]]>([
  [
    'megabytes',
    { resources: { memory: '64MB' } },
    ['resources.memory: 64MB is not a quantity such as 250m or 128Mi; did you mean 64Mi'],
  ],
  [
    'a unit in small letters, after a blank',
    { resources: { memory: '1 gi' } },
    ['resources.memory: 1 gi is not a quantity such as 250m or 128Mi; did you mean 1Gi'],
  ],
  [
    'a disk in gigabytes',
    { volumes: [{ path: '/data', claim: { size: '10GB' } }] },
    ['volumes.0.claim.size: 10GB is not a quantity such as 250m or 128Mi; did you mean 10Gi'],
  ],
  [
    'a million processors',
    { resources: { cpu: '100M' } },
    ['resources.cpu: 100M is 100000000 processors; 100m is 100 thousandths of one'],
  ],
  [
    'a thousand processors',
    { resources: { cpu: '100m', cpuLimit: '1000' } },
    [
      'resources.cpuLimit: 1000 is 1000 processors; 1000m is 1000 thousandths of one, and addJsonPatch of the manifest says it where a node has so many',
    ],
  ],
])('%s', (_, props, says) => {
  expect(saidOf(props)).toEqual(says);
});

test.each([
  ['https://shop.example.com/cart', 'shop.example.com'],
  ['shop.example.com:8443', 'shop.example.com'],
  ['Shop.Example.com', 'shop.example.com'],
  ['*.Example.com/', '*.example.com'],
])('the host %s is not one, and the host in it is named', (host, meant) => {
  expect(saidOf({ expose: { host } })).toEqual([`expose.host: ${host} is not a host; did you mean ${meant}`]);
});

test.each(['https://example.com', '*.example.com', 'example.com/'])('the domain %s is not one', domain => {
  const { PlatformApp } = definePlatform({ controller: ingressNginx(), domain });
  expect(faultsOf(new PlatformApp())).toEqual([
    `[app] domain: ${domain} is not a DNS name in lower case; did you mean example.com`,
  ]);
});

test.each([
  ['/data', '/data'],
  ['/data', '/data/'],
])('one place for two volumes is said once: %s and %s', (first, second) => {
  const volumes = [first, second].map(path => ({ path, emptyDir: {} }));
  expect(saidOf({ volumes })).toEqual([`volumes.1: ${second} is mounted already`]);
});

test('a volume takes the place of the scratch space there, whatever the slash at its end', () => {
  expect(saidOf({ writable: ['/data/'], volumes: [{ path: '/data', emptyDir: {} }] })).toEqual([]);
});

test.each<[object, string]>([
  [
    { expose: 'https://shop.example.com' },
    'expose: "https://shop.example.com" is not an object such as { host: "shop.example.com" }',
  ],
  [
    { port: undefined, ports: [{ name: 'http', port: 80 }] },
    'ports: a list is not an object with ports by name such as { http: 8080 }',
  ],
  [
    { port: undefined, ports: { 'administration-http': 80 } },
    "ports.administration-http: a port's name has up to 15 of a-z, 0-9 and inner dashes, with a letter among them",
  ],
  [
    { probes: { readiness: '/healthz' } },
    'probes.readiness: "/healthz" is not a probe such as { http: "/healthz" }, with http, grpc, tcp or command',
  ],
  [
    { env: [{ name: 'PORT', value: '80' }] },
    'env: a list is not an object with variables by name such as { LEVEL: "info" }',
  ],
  [
    { calls: [{ host: 'api.stripe.com', port: 443 }] },
    'calls.0: an object is not an Application, { application, port }, { namespace, ports }, service(), external(), cidr() or kubernetesApi()',
  ],
  [
    { image: 'shop/web' },
    'image: shop/web has no tag, which means shop/web:latest, another program every day; give a tag or a digest',
  ],
])('%j is a fault with the way out', (props, says) => {
  expect(saidOf(props)).toEqual([says]);
});

test('the content of a Secret is texts, not an object', () => {
  const app = shopWith(chart => new Secret(chart, 'db', odd({ data: { config: { user: 'shop' } } })));
  expect(faultsOf(app)).toEqual(['[shop/db] data.config: an object is not a text']);
});

test('two applications of one name in two charts are told apart by their constructs', () => {
  const app = shopWith(chart => {
    new Application(chart, 'web', { image: 'web:1' });
    new Application(new Chart(chart, 'other', { namespace: 'shop' }), 'web', { image: 'web:1' });
  });
  expect(faultsOf(app)).toContain(
    '[shop/other/web] ServiceAccount shop/web is made by shop/web already, and with it Deployment, PodDisruptionBudget, NetworkPolicy; give one of them another name',
  );
});
