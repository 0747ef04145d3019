import { Chart } from 'cdk8s';
import type { Exposure } from '#constructs/exposure/exposure.js';
import { definePlatform, ingressNginx, traefik } from '#index.js';

const controllers = { 'ingress-nginx': ingressNginx(), traefik: traefik() };

/** What the application's second exposure is refused with. */
function refusedWith(kind: keyof typeof controllers, exposure: Exposure): readonly string[] {
  const { Application, PlatformApp } = definePlatform({ controller: controllers[kind], domain: 'example.com' });
  const app = new PlatformApp();
  const expose = [{ path: '/' }, { path: '/second', ...exposure }] as never; // what does not compile
  new Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1', port: 80, expose });
  return app.render().faults;
}

test.each([
  ['traefik', { timeouts: { read: '30s' } }, 'expose.1.timeouts.read: Traefik waits'],
  ['traefik', { digestAuth: { secret: 'users', users: 'keys' } }, 'expose.1.digestAuth.users: Traefik reads'],
  ['traefik', { deny: ['192.0.2.1'] }, 'expose.1.deny: Traefik lets in'],
  ['ingress-nginx', { timeouts: { idle: '30s' } }, 'expose.1.timeouts.idle: ingress-nginx keeps'],
  ['ingress-nginx', { allow: ['::1'], addresses: { status: 404 } }, 'expose.1.addresses.status: ingress-nginx answers'],
  ['ingress-nginx', { errors: { statuses: ['404'], path: '/404' } }, 'expose.1.errors.path: ingress-nginx asks'],
  ['ingress-nginx', { requestHeaders: { set: { 'X-A': '1' } } }, 'expose.1.requestHeaders: ingress-nginx sets'],
] as const)('%s refuses %j by the name of its prop', (kind, exposure, message) => {
  expect(refusedWith(kind, exposure).join('\n')).toContain(message);
});
