import { Chart } from 'cdk8s';
import type { Exposure } from '#constructs/exposure/exposure.js';
import type { PlatformApp, TraefikProps } from '#index.js';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { matchers } from '#testing/index.js';

expect.extend(matchers);

const geoblock = { name: 'geoblock', configuration: { countries: ['DE', 'AT'], strict: true } };

/** A shop that asks for something behind a Traefik. */
function shop(exposure: object, props: TraefikProps = {}): PlatformApp {
  const { Application, PlatformApp: App } = definePlatform({
    controller: traefik(props),
    domain: 'example.com',
    tls: { secret: 'tls' },
  });
  const app = new App();
  const expose = exposure as Exposure<'traefik'>; // plain JavaScript can give what it likes
  new Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1', port: 80, expose });
  return app;
}

/** What the Middlewares of plugins say, in the order in which routes on https name them. */
function writtenIn(app: PlatformApp): readonly unknown[] {
  const manifests = app.render().charts.flatMap(one => one.objects.map(({ manifest }) => manifest));
  const specs = new Map(manifests.map(one => [named(one['metadata']), one['spec'] as Spec]));
  const route = manifests.find(one => one['kind'] === 'IngressRoute');
  const [{ middlewares = [] } = {}] = (route?.['spec'] as Spec).routes ?? [];
  return middlewares.flatMap(({ name }) => specs.get(name)?.plugin ?? []);
}

interface Spec {
  readonly plugin?: unknown;
  readonly routes?: readonly { readonly middlewares?: readonly { readonly name: string }[] }[];
}

function named(metadata: unknown): string {
  return (metadata as { readonly name: string }).name;
}

test('a plugin is a Middleware with its name and what it is told', () => {
  expect(writtenIn(shop({ plugins: [geoblock] }))).toEqual([{ geoblock: geoblock.configuration }]);
});

test('several plugins, one of them twice, act in the order in which they are named', () => {
  const plugins = [{ name: 'rewrite', configuration: { to: 'a' } }, geoblock, { name: 'rewrite' }];
  expect(writtenIn(shop({ plugins }))).toEqual([
    { rewrite: { to: 'a' } },
    { geoblock: geoblock.configuration },
    { rewrite: {} },
  ]);
});

test('what a plugin answers is unknown, and what comes before it is not', () => {
  const app = shop({ plugins: [geoblock], allow: ['10.0.0.0/8'] });
  expect(app.render().faults).toEqual([]);
  const url = 'https://web.example.com/';
  expect(() => {
    expect(app).toAnswer(url, { backend: 'shop/web', clientIP: '10.0.0.1' });
  }).toThrow('what the plugin geoblock does is not told by the manifests');
  expect(app).toAnswer(url, { status: 403, clientIP: '192.0.2.1' });
  expect(app).toAnswer('http://web.example.com/', { redirect: 'https://web.example.com/' });
});

test('a plugin that the static configuration does not name is a fault, with the way out', () => {
  const told = { entryPoints: { web: { address: ':80' }, websecure: { address: ':443' } } };
  expect(shop({ plugins: [geoblock] }, { static: told }).render().faults).toEqual([
    '[shop/web] expose.plugins: the static configuration of this Traefik does not bring the plugin geoblock; name it under experimental.plugins or experimental.localPlugins',
  ]);
});

test.each(['plugins', 'localPlugins'])('a plugin that the static configuration names under %s is written', kind => {
  const told = { experimental: { [kind]: { geoblock: { moduleName: 'github.com/a/geoblock' } } } };
  const app = shop({ plugins: [geoblock] }, { static: told });
  expect(app.render().faults).toEqual([]);
  expect(writtenIn(app)).toEqual([{ geoblock: geoblock.configuration }]);
});

test('ingress-nginx refuses plugins, with the way out', () => {
  const { Application, PlatformApp: App } = definePlatform({ controller: ingressNginx(), domain: 'example.com' });
  const app = new App();
  const expose = { plugins: [geoblock] } as never; // what does not compile
  new Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1', port: 80, expose });
  expect(app.render().faults).toEqual([
    '[shop/web] expose.plugins: ingress-nginx has no plugins: say by policies what they do, or put a proxy that does it before the backend',
  ]);
});

const data = 'plain data: a text, a number, true or false, null, or lists and objects of these';
const circle: Record<string, unknown> = {};
circle['circle'] = circle;

test.each<[unknown, string]>([
  [[], 'plugins: an empty list is not a list of plugins with at least one in it; name one, or leave it out'],
  [['geoblock'], 'plugins.0: "geoblock" is not an object such as { name: "geoblock" }'],
  [[{ configuration: {} }], 'plugins.0.name: nothing is given; name it, as in { name: "geoblock" }'],
  [[{ name: '' }], 'plugins.0.name: "" is not the name of a plugin'],
  [[{ name: 'constructor' }], 'plugins.0.name: "constructor" is not the name of a plugin'],
  [[{ name: 'geo', config: {} }], 'plugins.0.config: there is no such prop; there is name, configuration'],
  [[{ name: 'geo', configuration: 'DE' }], `plugins.0.configuration: "DE" is not an object in the controller's words`],
  [
    [{ name: 'geo', configuration: { at: new Date(0) } }],
    `plugins.0.configuration.at: an object of class Date is not ${data}`,
  ],
  [[{ name: 'geo', configuration: { of: [() => 1] } }], `plugins.0.configuration.of: a list is not ${data}`],
  [[{ name: 'geo', configuration: { most: NaN } }], `plugins.0.configuration.most: NaN is not ${data}`],
  [[{ name: 'geo', configuration: circle }], `plugins.0.configuration.circle: an object is not ${data}`],
  [
    [{ name: 'geo', configuration: { constructor: 'x' } }],
    'plugins.0.configuration.constructor: cdk8s cannot write this name; give another',
  ],
])('what plain JavaScript gives amiss is a fault of the prop: %#', (plugins, says) => {
  expect(shop({ plugins }).render().faults).toEqual([`[shop/web] expose.${says}`]);
});
