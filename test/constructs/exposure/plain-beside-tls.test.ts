import { Chart } from 'cdk8s';
import type { Controller, PlatformApp } from '#index.js';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { matchers } from '#testing/index.js';

expect.extend(matchers);

/** Team a serves the host over TLS; team b asks for a path of it without. */
function shared(controller: Controller): PlatformApp {
  const { Application, PlatformApp } = definePlatform({ controller, tls: { issuer: 'letsencrypt' } });
  const app = new PlatformApp();
  const team = (name: string): Chart => new Chart(app, name, { namespace: name });
  const host = 'app.example.com';
  new Application(team('a'), 'web', { image: 'web:1', port: 8080, expose: { host } });
  new Application(team('b'), 'orders', {
    image: 'orders:1',
    port: 8080,
    expose: { host, path: '/orders', tls: false },
  });
  return app;
}

test.each([ingressNginx(), traefik()])(
  'behind $kind, a path without TLS on a host that has it is served by http and by https',
  controller => {
    const app = shared(controller);
    expect(app).toAnswer('https://app.example.com/orders', { backend: 'b/orders' });
    expect(app).toAnswer('http://app.example.com/orders', { backend: 'b/orders' });
    expect(app).toAnswer('https://app.example.com/', { backend: 'a/web' });
    expect(app).toAnswer('http://app.example.com/', { redirect: 'https://app.example.com/' });
  },
);
