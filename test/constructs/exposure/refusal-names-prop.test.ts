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

test.each<[keyof typeof controllers, Readonly<Record<string, unknown>>, string]>([
  ['traefik', { timeouts: { read: '30s' } }, 'timeouts.read: 30s is asked for, and Traefik waits'],
  [
    'traefik',
    { digestAuth: { secret: 'users', users: 'keys' } },
    'digestAuth.users: keys is asked for, and Traefik reads',
  ],
  ['traefik', { deny: ['192.0.2.1'] }, 'deny: 192.0.2.1 is asked for, and Traefik lets in'],
  [
    'traefik',
    { retries: { attempts: 3, on: ['error'] } },
    'retries.on: Traefik retries on statuses, and error is none',
  ],
  ['traefik', { retries: { on: ['502'] } }, 'retries: Traefik tries a number of times'],
  ['traefik', { protocol: 'fastcgi' }, 'protocol: fastcgi is asked for, and Traefik speaks'],
  ['traefik', { buffering: { requests: false } }, 'buffering.requests: false is asked for, and Traefik'],
  [
    'traefik',
    { host: 'b.example.com', tls: { secret: 'b' }, tlsOptions: { minVersion: 'one' } },
    'tlsOptions.minVersion: one is no version of TLS',
  ],
  [
    'traefik',
    { redirectTo: { url: 'https://a.test/', status: 308 } },
    'redirectTo.status: Traefik answers GET with 301 or 302, and other methods with 308',
  ],
  ['traefik', { loadBalancing: { algorithm: 'ewma' } }, 'loadBalancing.algorithm: Traefik knows no algorithm ewma'],
  ['ingress-nginx', { timeouts: { idle: '30s' } }, 'timeouts.idle: 30s is asked for, and ingress-nginx keeps'],
  [
    'ingress-nginx',
    { allow: ['::1'], addresses: { status: 404 } },
    'addresses.status: 404 is asked for, and ingress-nginx answers',
  ],
  [
    'ingress-nginx',
    { errors: { statuses: ['404'], path: '/gone' } },
    'errors.path: /gone is asked for, and ingress-nginx asks',
  ],
  ['ingress-nginx', { errors: { statuses: ['500-599'] } }, 'errors.statuses: ingress-nginx names statuses'],
  ['ingress-nginx', { requestHeaders: { set: { 'X-A': '1' } } }, 'requestHeaders: ingress-nginx sets'],
  ['ingress-nginx', { timeouts: { connect: '1500ms' } }, 'timeouts.connect: 1500ms is asked for, and ingress-nginx'],
  ['ingress-nginx', { retries: { on: ['500-599'] } }, 'retries.on: ingress-nginx takes'],
  ['ingress-nginx', { rewrite: { addPrefix: '/a' } }, 'rewrite: ingress-nginx rewrites'],
  ['ingress-nginx', { snippets: { location: 'deny all;' } }, 'snippets: ingress-nginx takes no snippets'],
  ['ingress-nginx', { path: '/a%2Fb' }, 'path: the path /a%2Fb holds'],
])('%s refuses %j by the name of its prop and its value', (kind, exposure, message) => {
  const [first, ...more] = refusedWith(kind, exposure);
  expect(first).toContain(`expose.1.${message}`);
  expect(more).toEqual([]);
});

test('what cannot be asked twice says which time it is', () => {
  const faults = refusedWith('traefik', { timeouts: { connect: '5s' }, repeated: [{ timeouts: { connect: '6s' } }] });
  expect(faults.join('\n')).toContain('expose.1.repeated.0: Traefik takes one timeouts');
});

test('ingress-nginx splits a Service once: the canary of another route of it is refused by its prop', () => {
  const faults = refusedWith('ingress-nginx', { canary: { backend: { service: 'next', port: 80 }, weight: 10 } });
  expect(faults.join('\n')).toContain('expose.1.canary: ingress-nginx splits');
});

test('what holds for the whole host and another route wants otherwise is refused by its prop', () => {
  const faults = refusedWith('ingress-nginx', { clientCertificates: { authorities: 'ca' } });
  expect(faults.join('\n')).toContain('expose.1.clientCertificates: ');
});
