import type { Controller, PlatformApp } from '#index.js';
import { matchers } from '#testing/index.js';
import { appIn, controllers, reachOf, saidOf } from './asked.js';

expect.extend(matchers);

/** Software for many tenants: each has a host of its own below one name, and one certificate by DNS-01 serves them all. */
function tenants(controller: Controller): PlatformApp {
  const tls = { issuer: 'letsencrypt-dns', challenge: 'dns01' } as const;
  const elsewhere = ['ClusterIssuer/letsencrypt-dns'];
  return appIn('saas', { controller, tls, elsewhere }, ({ Application }, chart) => {
    const api = new Application(chart, 'api', { image: 'registry.example.com/saas/api:5.1.0', port: 8080 });
    const image = 'registry.example.com/saas/web:5.1.0';
    new Application(chart, 'web', { image, port: 3000, calls: [api], expose: { host: '*.app.example.com' } });
    new Application(chart, 'signup', {
      image: 'registry.example.com/saas/signup:2.0.0',
      port: 3000,
      calls: [api],
      expose: { host: 'signup.app.example.com', rateLimit: { rps: 5 } },
    });
    // One tenant has bought pods of its own.
    new Application(chart, 'acme', { image, port: 3000, calls: [api], expose: { host: 'acme.app.example.com' } });
  });
}

describe.each(controllers)('tenants behind %s', (name, controller) => {
  test('the check finds nothing', () => {
    expect(saidOf(tenants(controller))).toEqual([]);
  });

  test('three sites are reached by the controller, and the api by them alone', async () => {
    expect(await reachOf(tenants(controller))).toEqual(
      new Set([
        `${name} → saas/acme TCP 3000`,
        `${name} → saas/signup TCP 3000`,
        `${name} → saas/web TCP 3000`,
        'saas/acme → saas/api TCP 8080',
        'saas/signup → saas/api TCP 8080',
        'saas/web → saas/api TCP 8080',
      ]),
    );
  });

  test.each([
    ['globex.app.example.com', 'saas/web'],
    ['acme.app.example.com', 'saas/acme'],
    ['signup.app.example.com', 'saas/signup'],
  ])('%s is answered by %s', (host, backend) => {
    expect(tenants(controller)).toAnswer(`https://${host}/`, { backend });
    expect(tenants(controller)).toAnswer(`http://${host}/`, { redirect: `https://${host}/` });
  });

  test('a name two steps below is no tenant', () => {
    expect(tenants(controller)).toAnswer('https://eu.globex.app.example.com/', { status: 404 });
  });
});
