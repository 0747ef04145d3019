import { Chart } from 'cdk8s';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { said } from '../testing/messages.js';

/** What the check tells of Secrets of certificates: its level, and the sentence. */
function told(controller: 'ingress-nginx' | 'traefik', secrets: Record<string, string>, elsewhere: string[] = []) {
  const kinds = { 'ingress-nginx': ingressNginx(), traefik: traefik() } as const;
  const { Application, PlatformApp } = definePlatform({ controller: kinds[controller], domain: 'example.com' });
  const app = new PlatformApp({ elsewhere });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  for (const [id, secret] of Object.entries(secrets)) {
    const host = [`${id}.example.com`, `www.${id}.example.com`];
    new Application(chart, id, { image: 'web:1', port: 8080, expose: { host, tls: { secret } } });
  }
  const found = app.render().diagnostics.filter(({ rule }) => rule === 'tls-secret-missing');
  return found.map(one => `${one.severity} ${one.message.replace(/: .*/, '')}`);
}

describe.each(['ingress-nginx', 'traefik'] as const)('behind %s', controller => {
  test('a Secret that may stand elsewhere is told of once, however many hosts and routes name it', () => {
    expect(told(controller, { web: 'tls', api: 'tls' })).toEqual(['info no Secret is called shop/tls']);
  });

  test('several are told of together', () => {
    const one = 'info no Secret is called shop/api-tls';
    expect(told(controller, { api: 'api-tls', web: 'web-tls' })).toEqual([
      `${one}, and one more of certificates is not among the manifests`,
    ]);
    expect(told(controller, { api: 'api-tls', web: 'web-tls', cms: 'cms-tls' })).toEqual([
      `${one}, and 2 more of certificates are not among the manifests`,
    ]);
  });

  test('what is said to exist elsewhere is not missing', () => {
    expect(told(controller, { web: 'tls' }, ['Secret/shop/tls'])).toEqual([]);
  });
});

test.each([
  ['passwords', { basicAuth: { secret: 'users' } }],
  ['authorities of client certificates', { clientCertificates: { authorities: 'users' } }],
])('a Certificate that stands beside a route says nothing of the Secret with its %s', (_, asked) => {
  const { Application, PlatformApp } = definePlatform({
    controller: traefik(),
    domain: 'example.com',
    tls: { issuer: 'letsencrypt' },
  });
  const app = new PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new Application(chart, 'web', { image: 'web:1', port: 8080, expose: asked });
  const { faults, warnings } = app.render();
  expect([...faults, ...warnings]).toEqual([]);
});

test('whether a route is there that needs a Secret of somebody else is not told from the Certificate beside it', () => {
  const { Application, PlatformApp } = definePlatform({
    controller: traefik(),
    domain: 'example.com',
    tls: { issuer: 'letsencrypt' },
  });
  const app = new PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new Application(chart, 'web', { image: 'web:1', port: 8080, expose: { basicAuth: { secret: 'users' } } });
  const { passes, says } = said(app, 'toAnswer', ['https://web.example.com/', { status: 401 }]);
  expect(passes).toBe(false);
  expect(says).toContain('unknown from here, because whether there is a Secret shop/users cannot be told');
});
