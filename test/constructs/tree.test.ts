import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { printDocuments } from '#yaml-text/print.js';
import type { JsonObject } from '#model/json.js';
import { platform } from './shown.js';

const onTraefik = definePlatform({ controller: traefik(), domain: 'example.com', tls: { issuer: 'letsencrypt' } });
const platforms = [
  ['ingress-nginx', platform],
  ['Traefik', onTraefik],
] as const;

/** The shop of the tests below: a frontend, and a cart under the frontend's host. */
function shop({ Application }: (typeof platforms)[number][1], app: App): Chart {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new Application(chart, 'web', { image: 'web:1', port: 8080, expose: { host: 'shop.example.com' } });
  new Application(chart, 'cart', { image: 'cart:1', port: 8080, expose: { host: 'shop.example.com', path: '/cart' } });
  return chart;
}

function namesOf(manifests: readonly unknown[]): readonly string[] {
  return (manifests as readonly { kind: string; metadata: { name: string } }[]).map(
    ({ kind, metadata }) => `${kind} ${metadata.name}`,
  );
}

/** One manifest as YAML: `Ingress web`. */
function shownIn(chart: Chart, what: string): string {
  const manifests = Testing.synth(chart) as readonly JsonObject[];
  return printDocuments(manifests.filter(one => namesOf([one])[0] === what));
}

test.each(platforms)("%s: a plain App writes what the platform's own app writes", (_, defined) => {
  const plain = new App();
  shop(defined, plain);
  const own = new defined.PlatformApp();
  const chart = shop(defined, own);
  const written = (Testing.synth(chart) as readonly JsonObject[]).map(one => printDocuments([one])).sort();
  expect(
    (Testing.synth(plain.charts[0] ?? chart) as readonly JsonObject[]).map(one => printDocuments([one])).sort(),
  ).toEqual(written);
  const rendered = own.render().charts.flatMap(one => one.objects.map(({ manifest }) => printDocuments([manifest])));
  expect([...rendered].sort()).toEqual(written);
});

test('a plain App has the routes, and the policy that closes an application', () => {
  const app = new App();
  const chart = shop(platform, app);
  expect(namesOf(Testing.synth(chart))).toEqual(
    expect.arrayContaining(['Ingress web', 'Ingress cart', 'NetworkPolicy web-isolation']),
  );
  expect(app.synthYaml()).toContain('kind: Ingress');
});

test('the manifests of a route can be kept as a snapshot', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new platform.Route(chart, 'legacy', { host: 'old.example.com', to: { service: 'legacy', port: 80 } });
  expect(Testing.synth(chart)).toMatchInlineSnapshot(`
   [
     {
       "apiVersion": "networking.k8s.io/v1",
       "kind": "Ingress",
       "metadata": {
         "annotations": {
           "cert-manager.io/cluster-issuer": "letsencrypt",
           "nginx.ingress.kubernetes.io/force-ssl-redirect": "true",
           "nginx.ingress.kubernetes.io/preserve-trailing-slash": "true",
         },
         "labels": {
           "app.kubernetes.io/managed-by": "gatewright",
           "app.kubernetes.io/name": "legacy",
         },
         "name": "legacy",
         "namespace": "shop",
       },
       "spec": {
         "ingressClassName": "nginx",
         "rules": [
           {
             "host": "old.example.com",
             "http": {
               "paths": [
                 {
                   "backend": {
                     "service": {
                       "name": "legacy",
                       "port": {
                         "number": 80,
                       },
                     },
                   },
                   "path": "/",
                   "pathType": "Prefix",
                 },
               ],
             },
           },
         ],
         "tls": [
           {
             "hosts": [
               "old.example.com",
             ],
             "secretName": "old.example.com-tls",
           },
         ],
       },
     },
     {
       "apiVersion": "networking.k8s.io/v1",
       "kind": "NetworkPolicy",
       "metadata": {
         "labels": {
           "app.kubernetes.io/managed-by": "gatewright",
         },
         "name": "acme-http01-solver-from-ingress-nginx",
         "namespace": "shop",
       },
       "spec": {
         "ingress": [
           {
             "from": [
               {
                 "namespaceSelector": {
                   "matchLabels": {
                     "kubernetes.io/metadata.name": "ingress-nginx",
                   },
                 },
                 "podSelector": {
                   "matchLabels": {
                     "app.kubernetes.io/component": "controller",
                     "app.kubernetes.io/name": "ingress-nginx",
                   },
                 },
               },
             ],
             "ports": [
               {
                 "port": 8089,
                 "protocol": "TCP",
               },
             ],
           },
         ],
         "podSelector": {
           "matchLabels": {
             "acme.cert-manager.io/http01-solver": "true",
           },
         },
         "policyTypes": [
           "Ingress",
         ],
       },
     },
   ]
  `);
});

test.each(platforms)('%s: a label for everything in the tree is on routes and certificates too', (_, defined) => {
  const app = new App();
  const chart = shop(defined, app);
  for (const one of app.node.findAll()) if (ApiObject.isApiObject(one)) one.metadata.addLabel('team', 'shop');
  const manifests = Testing.synth(chart);
  expect(namesOf(manifests).join()).toMatch(/Ingress(Route)? web/);
  for (const manifest of manifests) expect(manifest).toHaveProperty('metadata.labels.team', 'shop');
});

test('a patch of a route stays when another route changes it', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const way = new platform.Route(chart, 'way', { to: { service: 'web', port: 80 }, host: 'a.example.com' });
  for (const object of way.objects) {
    object.addJsonPatch(JsonPatch.add('/metadata/annotations/patched', 'yes'));
    object.metadata.addAnnotation('added', 'yes');
  }
  expect(shownIn(chart, 'Ingress way')).not.toContain('use-regex');
  new platform.Route(chart, 'old', {
    to: { service: 'web', port: 80 },
    host: 'a.example.com',
    path: { regex: '/v[0-9]+' },
  });
  const shown = shownIn(chart, 'Ingress way');
  for (const line of ['use-regex: "true"', 'patched: "yes"', 'added: "yes"']) expect(shown).toContain(line);
});

test('an annotation of ours that is no longer needed goes, and one that somebody changed stays', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const way = new platform.Route(chart, 'way', { to: { service: 'web', port: 80 }, host: 'a.example.com' });
  const regex = new platform.Route(chart, 'old', {
    to: { service: 'web', port: 80 },
    host: 'a.example.com',
    path: { regex: '/v[0-9]+' },
  });
  way.objects[0]?.metadata.addAnnotation('cert-manager.io/cluster-issuer', 'other');
  expect(shownIn(chart, 'Ingress way')).toContain('use-regex');
  chart.node.tryRemoveChild(regex.node.id);
  new platform.Route(chart, 'new', { to: { service: 'web', port: 80 }, host: 'b.example.com' });
  const shown = shownIn(chart, 'Ingress way');
  expect(shown).not.toContain('use-regex');
  expect(shown).toContain('cluster-issuer: other');
});

test('what ingress-nginx needs for other hosts is made when they are known', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const all = new platform.Route(chart, 'all', { to: { service: 'web', port: 80 }, host: '*.example.com', tls: false });
  const before = namesOf(Testing.synth(chart));
  const one = new platform.Route(chart, 'one', {
    to: { service: 'web', port: 80 },
    host: 'a.example.com',
    path: '/a',
    tls: false,
  });
  const made = namesOf(Testing.synth(chart)).filter(name => !before.includes(name));
  expect(made).toEqual(expect.arrayContaining(['Ingress all-inherited', 'Ingress one']));
  expect(all.objects.map(object => object.name)).toEqual(['all', 'all-inherited']);
  chart.node.tryRemoveChild(one.node.id);
  new platform.Route(chart, 'two', { to: { service: 'web', port: 80 }, host: 'b.example.org', tls: false });
  expect(namesOf(Testing.synth(chart))).not.toContain('Ingress all-inherited');
});

test('a namespace that denies by itself takes the place of the policies that close its applications, whenever it is made', () => {
  const app = new App();
  const chart = shop(platform, app);
  expect(namesOf(Testing.synth(chart))).toContain('NetworkPolicy web-isolation');
  new platform.Namespace(new Chart(app, 'base'), 'shop');
  expect(namesOf(Testing.synth(chart))).not.toContain('NetworkPolicy web-isolation');
});

test('what depends on an application comes after its route', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const job = new ApiObject(chart, 'job', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'after' } });
  const web = new platform.Application(chart, 'web', { image: 'web:1', port: 8080, expose: {} });
  job.node.addDependency(web);
  new platform.Namespace(chart, 'shop');
  const names = namesOf(Testing.synth(chart));
  expect(names).toContain('Ingress web');
  expect(names.indexOf('ConfigMap after')).toBeGreaterThan(names.indexOf('Ingress web'));
});

test('what the controllers cannot do stops a plain App, at the construct that asked for it', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  for (const id of ['one', 'two'])
    new platform.Route(chart, id, { to: { service: 'web', port: 80 }, host: 'a.example.com' });
  expect(() => {
    Testing.synth(chart);
  }).toThrow('[shop/two/route] route shop/one has the path a.example.com prefix / too; take it away from one of them');
});

describe('the certificate of a host that two routes share', () => {
  function certificatesOf(fill: (app: App) => void): Readonly<Record<string, string>> {
    const app = new onTraefik.PlatformApp();
    fill(app);
    const all = app
      .render()
      .charts.flatMap(({ chart, objects }) => objects.map(one => [chart.node.id, one.manifest] as const));
    const found = all.filter(([, manifest]) => manifest['kind'] === 'Certificate');
    return Object.fromEntries(found.map(([id, manifest]) => [id, printDocuments([manifest])]));
  }
  function route(app: App, team: string, id: string, path: string): void {
    const chart = new Chart(app, team, { namespace: 'shop', labels: { team } });
    new onTraefik.Route(chart, id, { to: { service: 'web', port: 80 }, host: 'x.example.com', path });
  }

  const alone = certificatesOf(app => {
    route(app, 'team-b', 'orders', '/orders');
  });
  const together = certificatesOf(app => {
    route(app, 'team-b', 'orders', '/orders');
    route(app, 'team-c', 'cart', '/cart');
  });

  test('stays as it is in the chart of the first, letter for letter', () => {
    expect(together).toEqual(alone);
    expect(Object.keys(together)).toEqual(['team-b']);
  });

  test('is named by its Secret and not after one of the routes', () => {
    expect(alone['team-b']).toContain('app.kubernetes.io/name: x.example.com-tls');
    expect(alone['team-b']).toContain('team: team-b');
  });
});

test('a route of another platform is written for its own controllers', () => {
  const internal = definePlatform({
    controller: ingressNginx({ name: 'internal', ingressClass: 'internal' }),
    domain: 'corp.example.com',
  });
  const app = new platform.PlatformApp();
  const chart = shop(platform, app);
  new internal.Application(chart, 'admin', { image: 'admin:1', port: 8080, expose: {} });
  expect(app.render().faults).toEqual([]);
  expect(shownIn(chart, 'Ingress admin')).toContain('ingressClassName: internal');
  expect(shownIn(chart, 'Ingress web')).toContain('ingressClassName: nginx');
});

test('what is taken out of a tree that was looked at no longer shapes what stays', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  new platform.Route(chart, 'way', { to: { service: 'web', port: 80 }, host: 'a.example.com' });
  new platform.Route(chart, 'old', {
    to: { service: 'web', port: 80 },
    host: 'a.example.com',
    path: { regex: '/v[0-9]+' },
  });
  expect(shownIn(chart, 'Ingress way')).toContain('use-regex');
  chart.node.tryRemoveChild('old');
  expect(shownIn(chart, 'Ingress way')).not.toContain('use-regex');
});

test('without the namespace that denied by itself its applications are closed again', () => {
  const app = new App();
  const chart = shop(platform, app);
  new platform.Namespace(new Chart(app, 'base'), 'shop');
  expect(namesOf(Testing.synth(chart))).not.toContain('NetworkPolicy web-isolation');
  app.node.tryRemoveChild('base');
  expect(namesOf(Testing.synth(chart))).toContain('NetworkPolicy web-isolation');
});

test('an application and a job show all of their objects', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const web = new platform.Application(chart, 'web', { image: 'web:1', port: 8080, expose: {} });
  const nightly = new platform.Job(chart, 'nightly', { image: 'job:1', schedule: '0 3 * * *', calls: [web] });
  const all = [...web.objects, ...nightly.objects].map(({ kind, name }) => `${kind} ${name}`);
  expect(all).toEqual(
    expect.arrayContaining([
      'Deployment web',
      'Service web',
      'Ingress web',
      'NetworkPolicy web-isolation',
      'NetworkPolicy web-from-nightly',
      'CronJob nightly',
      'NetworkPolicy nightly-calls',
    ]),
  );
  expect(all.sort()).toEqual([...namesOf(Testing.synth(chart))].sort());
});
