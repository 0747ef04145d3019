import { ApiObject, Chart } from 'cdk8s';
import type { ApplicationProps } from '#index.js';
import { cni, definePlatform, ingressNginx, traefik } from '#index.js';
import { faultsOf, platform, shopWith } from './shown.js';

const { Application, Namespace, PlatformApp, Route } = platform;

/** What is said of one application, without the path. */
function saidOf(props: Partial<ApplicationProps<'ingress-nginx'>>): readonly string[] {
  const app = shopWith(chart => new Application(chart, 'web', { image: 'web:1', port: 80, ...props }));
  return faultsOf(app).map(one => one.replace('[shop/web] ', ''));
}

test('a fault names the construct, the prop and what is allowed', () => {
  const app = shopWith(chart => new Application(chart, 'web', { image: 'web:1', port: 99999 }));
  expect(faultsOf(app)).toEqual(['[shop/web] port: 99999 is not a port, ports are 1 to 65535']);
});

test('all faults of an app are shown together', () => {
  const app = shopWith(chart => {
    new Application(chart, 'web', { image: 'web:1', port: 0 });
    new Application(chart, 'API', { image: 'api:1' });
    new Namespace(chart, 'my_shop');
  });
  expect(faultsOf(app)).toHaveLength(3);
});

test('synth throws them as cdk8s does', () => {
  const app = shopWith(chart => new Application(chart, 'web', { image: 'web:1', port: 0 }));
  expect(() => {
    app.synth();
  }).toThrow('Validation failed with the following errors:\n  [shop/web] port: 0 is not a port, ports are 1 to 65535');
});

test.each<[string, Partial<ApplicationProps<'ingress-nginx'>>, string]>([
  ['an image with a blank', { image: 'web 1' }, 'image: an image is named without blanks, such as registry/shop/web:1'],
  ['root', { user: 0 }, 'user: 0 is not a user id above 0; an image that starts as root is given root: true'],
  ['half a replica', { replicas: 0.5 }, 'replicas: 0.5 is not a whole number from 0'],
  [
    'an amount that is none',
    { resources: { memory: '1 GB' } },
    'resources.memory: 1 GB is not a quantity such as 250m or 128Mi; did you mean 1Gi',
  ],
  ['a relative path', { writable: ['tmp'] }, 'writable.0: tmp is not an absolute path without colons'],
  [
    'a probe of a port that is not there',
    { probes: { liveness: { http: '/', port: 'admin' } } },
    'probes.liveness: there is no port admin; there is main',
  ],
  [
    'a host in capitals',
    { expose: { host: 'Shop.example.com' } },
    'expose.host: Shop.example.com is not a host; did you mean shop.example.com',
  ],
  ['a path without its slash', { expose: { path: 'cart' } }, 'expose.path: cart does not begin with /'],
  ['a port that is not exposed', { expose: { port: 'admin' } }, 'expose.port: there is no port admin; there is main'],
  [
    'no requests at all',
    { expose: { rateLimit: { rps: 0 } } },
    'expose.rateLimit.rps: 0 is not a whole number above 0',
  ],
  [
    'a prefix of an exact path',
    { expose: { path: { exact: '/a' }, rewrite: { strip: true } } },
    'expose.rewrite: there is no prefix to change in an exact path or a regular expression; use { path }',
  ],
])('%s is a fault', (_, props, fault) => {
  expect(saidOf(props)).toEqual([fault]);
});

test('a chart without a namespace is a fault of the application in it', () => {
  const app = new PlatformApp();
  new Application(new Chart(app, 'shop'), 'web', { image: 'web:1' });
  expect(faultsOf(app)).toEqual([
    '[shop/web] namespace: none is given and the chart has none; make it new Chart(scope, id, { namespace })',
  ]);
});

test('a call of an application without a port is a fault', () => {
  const app = shopWith(chart => {
    const worker = new Application(chart, 'worker', { image: 'worker:1' });
    new Application(chart, 'web', { image: 'web:1', calls: [worker] });
  });
  expect(faultsOf(app)).toEqual(['[shop/web] calls.0: worker has no port to call; give it one']);
});

test('a CNI and a controller version that nobody knows are faults of the app', () => {
  const odd = definePlatform({ controller: traefik({ version: '1.7' }), cni: cni('cable') });
  expect(faultsOf(new odd.PlatformApp())).toEqual([
    '[app] controller: manifests are written for traefik 3.7, not for 1.7; leave the version out, or name 3.7',
    expect.stringContaining('[app] cni: cable is not known; known are conformant'),
  ]);
});

test('flags that ingress-nginx does not start with are faults of the app', () => {
  const flags = { 'watch-namespce': 'shop', 'enable-ssl-passthrough': 'on', 'http-port': 8080 };
  const odd = definePlatform({ controller: ingressNginx({ flags }) });
  expect(faultsOf(new odd.PlatformApp())).toEqual([
    '[app] controller: flags.watch-namespce: ingress-nginx has no flag watch-namespce; did you mean watch-namespace?',
    '[app] controller: flags.enable-ssl-passthrough: --enable-ssl-passthrough wants true or false, not on',
  ]);
});

test('exposing without a host on a platform without a domain is a fault', () => {
  const bare = definePlatform({ controller: traefik() });
  const app = new bare.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new bare.Application(chart, 'web', { image: 'web:1', port: 80, expose: {} });
  expect(faultsOf(app)).toEqual([
    '[shop/web] expose.host: no host is given and the platform has no domain; give one of them',
  ]);
});

test('two constructs that make the same resource are a fault', () => {
  const app = shopWith(chart => {
    new Application(chart, 'a', { image: 'web:1', name: 'web' });
    new Application(chart, 'b', { image: 'web:1', name: 'web' });
  });
  expect(faultsOf(app)).toContain(
    '[shop/b] ServiceAccount shop/web is made by shop/a already, and with it Deployment, PodDisruptionBudget, NetworkPolicy; give one of them another name',
  );
});

test('two kinds of one name in different groups are two resources', () => {
  const app = shopWith(chart => {
    for (const apiVersion of ['v1', 'serving.knative.dev/v1'])
      new ApiObject(chart, apiVersion, {
        apiVersion,
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { ports: [{ port: 80 }] },
      });
  });
  expect(faultsOf(app)).toEqual([]);
});

test('a route to an application of another namespace is a fault', () => {
  const app = shopWith(chart => {
    const web = new Application(chart, 'web', { image: 'web:1', port: 80, namespace: 'other' });
    new Route(chart, 'way', { to: web });
  });
  expect(faultsOf(app)).toContain('[shop/way] to: web is in namespace other; a route leads to its own namespace, shop');
});

test('what TypeScript would have refused is a fault and not an exception', () => {
  const odd = { image: 'web:1', port: '80' } as unknown as ApplicationProps<'ingress-nginx'>;
  expect(faultsOf(shopWith(chart => new Application(chart, 'web', odd)))).toEqual([
    '[shop/web] port: "80" is not a port, ports are 1 to 65535',
  ]);
});

test('a call to and a caller from an application of another app say how to name it', () => {
  const elsewhere = new Chart(new PlatformApp(), 'data', { namespace: 'data' });
  const db = new Application(elsewhere, 'db', { image: 'db:1', port: 5432 });
  const app = shopWith(chart => {
    new Application(chart, 'web', { image: 'web:1', port: 80, calls: [db] });
    new Application(chart, 'api', { image: 'api:1', port: 80, callers: [{ application: db }] });
  });
  const pods =
    "namespace: 'data', labels: { 'app.kubernetes.io/name': 'db', 'app.kubernetes.io/managed-by': 'gatewright' }";
  expect(faultsOf(app)).toEqual([
    `[shop/web] calls.0: db stands in another app, which this one does not render; name its pods, { ${pods}, ports: [5432] }, and let this one in there by \`callers\``,
    `[shop/api] callers.0: db stands in another app, which this one does not render; name its pods, { ${pods} }, and let it out there by \`calls\``,
  ]);
});
