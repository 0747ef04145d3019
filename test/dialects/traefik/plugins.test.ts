import type { JsonObject } from '#model/json.js';
import { answerTo, ingressRoute, ofTraefik, readingOf, service } from './reading.js';

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
