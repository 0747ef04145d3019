import { ApiObject, Chart } from 'cdk8s';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { matchers } from '#testing/index.js';
import { faultsOf, namesOf, platform, shopWith, shown } from './shown.js';

expect.extend(matchers);

const { Application, Namespace, Route } = platform;

test('an exposed application has an Ingress with its host, its certificate and its issuer', () => {
  const app = shopWith(chart => {
    new Namespace(chart, 'shop');
    new Application(chart, 'web', { image: 'web:1', port: 3000, expose: { host: 'shop.example.com' } });
  });
  const ingress = shown(app, 'Ingress web');
  expect(ingress).toContain('cert-manager.io/cluster-issuer: letsencrypt');
  expect(ingress).toContain('host: shop.example.com');
  expect(ingress).toContain('secretName: shop.example.com-tls');
});

test('a Route leads to a Service that is there already', () => {
  const app = shopWith(chart => {
    new Route(chart, 'legacy', { host: 'old.example.com', to: { service: 'legacy', port: 80 } });
  });
  expect(shown(app, 'Ingress legacy')).toContain('name: legacy');
});

test('a Route whose pods are known lets the controller reach them', () => {
  const app = shopWith(chart => {
    new Route(chart, 'way', { to: { service: 'legacy', port: 80, pods: { labels: { app: 'legacy' }, port: 8000 } } });
  });
  expect(shown(app, 'NetworkPolicy legacy-from-controller-for-way')).toContain('port: 8000');
});

test('with two controllers, each gets its manifests and both may reach the pods', () => {
  const moving = definePlatform({ controller: [ingressNginx(), traefik()], domain: 'example.com' });
  const app = new moving.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new moving.Application(chart, 'web', { image: 'web:1', port: 80, expose: {} });
  expect(namesOf(app)).toEqual(expect.arrayContaining(['Ingress web', 'IngressRoute web']));
  const policy = shown(app, 'NetworkPolicy web-from-controller');
  expect(policy).toContain('kubernetes.io/metadata.name: ingress-nginx');
  expect(policy).toContain('kubernetes.io/metadata.name: traefik');
});

/** A route to a Service whose pods are known, in a namespace of which more may be said. */
function toPods(more: (chart: Chart) => void) {
  return shopWith(chart => {
    new Route(chart, 'way', { to: { service: 'legacy', port: 80, pods: { labels: { app: 'legacy' }, port: 8000 } } });
    more(chart);
  })
    .render()
    .warnings.filter(one => one.includes('to.pods'));
}

test('where nothing closes the pods, the way in that closes them to others is worth a warning', () => {
  expect(toPods(() => undefined)).toEqual([
    '[shop/way] to.pods: the network policy that lets the controllers in closes these pods to all others, and nothing in this app closes namespace shop by itself; leave pods away where it is open, say by a Namespace (existing: true) that it is closed, or give pods closes: true where it is meant',
  ]);
  expect(toPods(chart => new Namespace(chart, 'shop', { denies: 'egress' }))).toHaveLength(1);
});

test('in a namespace that denies by default they are closed already', () => {
  expect(toPods(chart => new Namespace(chart, 'shop'))).toEqual([]);
  expect(toPods(chart => new Namespace(chart, 'shop', { existing: true }))).toEqual([]);
});

test('a network policy of another library that closes the namespace counts', () => {
  const spec = { podSelector: {}, policyTypes: ['Ingress'] };
  const closed = (chart: Chart) =>
    new ApiObject(chart, 'deny', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: {}, spec });
  expect(toPods(closed)).toEqual([]);
});

test('pods that are meant to be closed need no warning', () => {
  const pods = { labels: { app: 'legacy' }, port: 8000, closes: true };
  const app = shopWith(chart => new Route(chart, 'way', { to: { service: 'legacy', port: 80, pods } }));
  expect(app.render().warnings.filter(one => one.includes('pods'))).toEqual([]);
  expect(shown(app, 'NetworkPolicy legacy-from-controller-for-way')).toContain('port: 8000');
});

describe.each([ingressNginx(), traefik()])('behind $kind', controller => {
  const only = definePlatform({ controller, domain: 'example.com' });

  /** An app whose only route sends its requests elsewhere. */
  function sending(props: object) {
    const app = new only.PlatformApp();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new only.Route(chart, 'old', props);
    return app;
  }

  test('a route that only redirects needs no application', () => {
    const app = sending({ host: 'old.example.com', redirectTo: 'https://new.example.com/' });
    expect(app).toSynthesizeCleanly();
    expect(app).toAnswer('http://old.example.com/x', { status: 302, redirect: 'https://new.example.com/' });
  });

  test('one that does not needs somewhere to lead', () => {
    expect(faultsOf(sending({ host: 'old.example.com' }))).toEqual([
      '[shop/old] to: nothing is named; name an application or a Service, or give redirectTo or appRoot',
    ]);
  });
});

test.each<[string, unknown, readonly string[]]>([
  ['nowhere', [], ['to: the list is empty; name an application or a Service']],
  ['to a Service that cannot be', { service: 'a.b', port: 80 }, ['to.service: a.b is not the name of a Service']],
  [
    'to a port without a name',
    { service: 'web', port: '' },
    ['to.port:  is not a port: a name, or a number from 1 to 65535'],
  ],
  [
    'to a port beyond the last',
    { service: 'web', port: 65536 },
    ['to.port: 65536 is not a port: a name, or a number from 1 to 65535'],
  ],
  [
    'to less than nothing of a Service',
    [
      { service: 'web', port: 80, weight: 1 },
      { service: 'next', port: 80, weight: -1 },
    ],
    ['to.1.weight: -1 is not a whole number from 0'],
  ],
])('a Route that leads %s is a fault', (_, to, faults) => {
  const app = shopWith(chart => new Route(chart, 'way', { host: 'a.example.com', to: to as never }));
  expect(faultsOf(app)).toEqual(faults.map(one => `[shop/way] ${one}`));
});

test('a Route to a port that an application does not have says which it has', () => {
  const app = shopWith(chart => {
    const web = new Application(chart, 'web', { image: 'web:1', ports: { http: 80, admin: 9000 } });
    const job = new Application(chart, 'job', { image: 'job:1' });
    new Route(chart, 'way', { to: { application: web, port: 'htp' } });
    new Route(chart, 'none', { to: job });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/way] to.port: web has no such port; there is http, admin',
    '[shop/none] to.port: job has no such port; there is none',
  ]);
});

test('a Route may lead to another port of an application than the first, and to several by their weights', () => {
  const app = shopWith(chart => {
    const web = new Application(chart, 'web', {
      image: 'web:1',
      ports: { http: 80, admin: { port: 9000, service: 90 } },
    });
    new Route(chart, 'way', { to: { application: web, port: 'admin' } });
  });
  expect(faultsOf(app)).toEqual([]);
  expect(shown(app, 'Ingress way')).toContain('name: web\n                port:\n                  name: admin\n');
  expect(shown(app, 'NetworkPolicy web-from-controller-for-way')).toContain('- port: 9000\n');
});

test('another application as a canary has to be one of the namespace, with the port', () => {
  const app = shopWith(chart => {
    const next = new Application(chart, 'next', { image: 'web:2', port: 80, namespace: 'other' });
    const job = new Application(chart, 'job', { image: 'job:1' });
    const canary = { backend: { application: next, port: 'admin' }, weight: 1 };
    const errors = { statuses: ['404'], backend: job };
    new Application(chart, 'web', { image: 'web:1', port: 80, expose: { canary, errors } });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/web] expose.canary.backend: next is in namespace other; a route leads to its own namespace, shop',
    '[shop/web] expose.canary.backend.port: next has no such port; there is main',
    '[shop/web] expose.errors.backend.port: job has no such port; there is none',
  ]);
});
