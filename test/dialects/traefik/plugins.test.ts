import type { JsonObject } from '#model/json.js';
import { answerTo, inShort, ingressRoute, ofTraefik, readingOf, service } from './reading.js';

const routes = [
  ingressRoute('PathPrefix(`/a`)', { middlewares: [{ name: 'geo' }] }),
  ingressRoute('PathPrefix(`/`)', { priority: 1, services: [{ name: 'rest', port: 80 }] }, {}, 'rest'),
  service('rest'),
  ofTraefik('Middleware', 'geo', { plugin: { geoblock: { countries: ['DE'] } } }),
];
const told = { entryPoints: { web: { address: ':80' } }, providers: { kubernetesCRD: {} } };

/** A Traefik among the manifests, with these arguments. */
function traefikWith(...args: readonly string[]): JsonObject {
  const template = {
    metadata: { labels: { app: 'traefik' } },
    spec: { containers: [{ image: 'traefik:v3.7', args }] },
  };
  const metadata = { name: 'traefik', namespace: 'traefik' };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template } };
}

test('a Middleware of a plugin that the static configuration does not bring takes its routes away', () => {
  const reading = readingOf(routes, { static: told });
  expect(answerTo('http://a.test/a', reading)).toBe('rest');
  expect(reading.notes).toMatchObject([
    { kind: 'invalid-value', key: 'plugin', value: 'geoblock', wants: expect.stringContaining('experimental.plugins') },
  ]);
});

test.each(['plugins', 'localPlugins'])('what a plugin does that the static configuration brings (%s) is open', kind => {
  const configuration = { ...told, experimental: { [kind]: { geoblock: { moduleName: 'github.com/a/geoblock' } } } };
  expect(answerTo('http://a.test/a', readingOf(routes, { static: configuration }))).toBe('unknown plugin');
});

test('whether a plugin is there is open where no static configuration is told', () => {
  expect(answerTo('http://a.test/a', readingOf(routes))).toBe('unknown plugin');
});

test.each([
  ['--providers.kubernetescrd', 'rest'],
  ['--experimental.plugins.geoblock.modulename=github.com/a/geoblock', 'unknown plugin'],
  ['--configFile=/etc/traefik/traefik.yml', 'unknown plugin'],
])('the arguments of the Traefik among the manifests tell it: %s', (argument, answer) => {
  const args = ['--entryPoints.web.address=:80', '--providers.kubernetescrd=true', argument];
  expect(answerTo('http://a.test/a', readingOf([...routes, traefikWith(...args)]))).toBe(answer);
});

/** The Middleware of the routes with other words, and what stands beside it. */
function behind(plugin: JsonObject, ...beside: readonly JsonObject[]): { answer: string; notes: readonly string[] } {
  const reading = readingOf([...routes.slice(0, 3), ofTraefik('Middleware', 'geo', { plugin }), ...beside]);
  const notes = reading.notes.map(note => `${inShort(note)}${'wants' in note ? `: ${note.wants}` : ''}`);
  return { answer: answerTo('http://a.test/a', reading), notes };
}

test.each<[string, JsonObject, string]>([
  ['none', {}, 'exactly one plugin by its name: another has a Middleware of its own'],
  ['two', { geoblock: {}, bouncer: {} }, 'exactly one plugin by its name: another has a Middleware of its own'],
  ['a configuration that is a text', { geoblock: 'DE' }, 'a mapping as the configuration of geoblock'],
])('a Middleware of %s is not built, and its routes are gone', (_, plugin, wants) => {
  expect(behind(plugin)).toEqual({ answer: 'rest', notes: [`invalid-value at spec.plugin: ${wants}`] });
});

test.each<[string, JsonObject]>([
  ['nothing', { geoblock: {} }],
  ['null', { geoblock: null }],
])('a plugin may be told nothing: %s', (_, plugin) => {
  expect(behind(plugin)).toEqual({ answer: 'unknown plugin', notes: ['opaque-value at spec.plugin'] });
});

const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'geo' }, stringData: { token: 'x' } };
const keyed = { geoblock: { keys: [{ value: 'urn:k8s:secret:geo:token' }] } };

test('a plugin takes a key of a Secret that is there', () => {
  expect(behind(keyed, secret)).toEqual({ answer: 'unknown plugin', notes: ['opaque-value at spec.plugin'] });
});

test('a plugin whose Secret is not among the others takes its routes away', () => {
  const other = { ...secret, metadata: { name: 'other' } };
  expect(behind(keyed, other)).toEqual({
    answer: 'rest',
    notes: ['missing-reference at spec.plugin.geoblock.keys.0.value'],
  });
});

test('whether there is a plugin whose Secret may stand elsewhere is open', () => {
  expect(behind(keyed).answer).toBe('unknown missing-manifest');
});

test.each([
  ['urn:k8s:secret:geo:user', 'a Secret with user'],
  ['urn:k8s:secret:geo', 'urn:k8s:secret:NAME:KEY, a key of a Secret'],
  ['urn:k8s:secret:geo:token:x', 'urn:k8s:secret:NAME:KEY, a key of a Secret'],
])('a plugin that is told %s is not built', (value, wants) => {
  expect(behind({ geoblock: { value } }, secret)).toEqual({
    answer: 'rest',
    notes: [`invalid-value at spec.plugin: ${wants}`],
  });
});

test('what plugins are told is read in their order, of whatever Middlewares', () => {
  const { table } = readingOf([
    ingressRoute('PathPrefix(`/`)', { middlewares: [{ name: 'geo' }, { name: 'strip' }, { name: 'bouncer' }] }),
    ofTraefik('Middleware', 'bouncer', { plugin: { bouncer: { level: 3 } } }),
    ofTraefik('Middleware', 'strip', { stripPrefix: { prefixes: ['/a'] } }),
    ofTraefik('Middleware', 'geo', { plugin: { geoblock: { countries: ['DE'] } } }),
  ]);
  const [found] = table.listeners.flatMap(({ hosts }) => hosts.flatMap(host => host.routes));
  expect(found?.policies.plugins?.list).toEqual([
    { name: 'geoblock', configuration: { countries: ['DE'] } },
    { name: 'bouncer', configuration: { level: 3 } },
  ]);
});
