import type { JsonObject } from '#model/json.js';
import { answerTo, ingress, ingressRoute, ofTraefik, readingOf, web } from './reading.js';

const strip = ofTraefik('Middleware', 'strip', { stripPrefix: { prefixes: ['/api'] } });

const told = { providers: { kubernetesCRD: {}, kubernetesIngress: {} } };

function through(name: string): JsonObject {
  return ingress({ 'router.middlewares': name });
}

test.each([
  ['shop-strip@kubernetes-crd', 'no provider is called kubernetes-crd'],
  ['shop-strip@KubernetesCRD', 'no provider is called KubernetesCRD'],
  ['shop-strip@traefik', 'no provider is called traefik'],
  ['strip@file', 'the provider file is off'],
  ['strip@plugin-mine', 'the provider plugin-mine is off'],
])('a middleware %s takes its route with it, as %s', (name, why) => {
  const { table, notes } = readingOf([web, strip, through(name)], { static: told });
  expect(answerTo('http://shop.example.com/', { table, notes })).toBe('404');
  expect(notes).toMatchObject([{ kind: 'invalid-value', value: name, wants: expect.stringContaining(why) }]);
});

test.each([
  ['shop-strip@kubernetescrd', told, 'web'],
  ['strip@file', undefined, 'unknown missing-manifest'],
  ['strip@file', { providers: { ...told.providers, file: { directory: '/etc/traefik' } } }, 'unknown missing-manifest'],
  ['strip@consulcatalog-west', { providers: { ...told.providers, consulCatalog: {} } }, 'unknown missing-manifest'],
  ['strip@kubernetes-crd', undefined, '404'],
])('a middleware %s where the providers are %j', (name, configuration, answer) => {
  const more = configuration ? { static: configuration } : {};
  expect(answerTo('http://shop.example.com/', readingOf([web, strip, through(name)], more))).toBe(answer);
});

test('a Middleware is not missing where the provider of its kind is off', () => {
  const { notes } = readingOf([web, strip, through('shop-strip@kubernetescrd')], {
    static: { providers: { kubernetesIngress: {} } },
  });
  expect(notes).toMatchObject([{ kind: 'invalid-value', wants: expect.stringContaining('kubernetescrd is off') }]);
});

test('TLS options and services of a provider that nobody has are missing', () => {
  const tls = { entryPoints: ['websecure'], tls: { options: { name: 'strict@kubernetes-crd' } } };
  expect(answerTo('https://a.test/', readingOf([web, ingressRoute('Host(`a.test`)', {}, tls)]))).toBe('refused');
  const services = { services: [{ name: 'shop@kubernetes-crd', kind: 'TraefikService' }] };
  const reading = readingOf([web, ingressRoute('Host(`a.test`)', services)]);
  expect(answerTo('http://a.test/', reading)).toBe('404');
  expect(reading.notes).toMatchObject([{ kind: 'ignored-value', consequence: { kind: 'route-dropped' } }]);
});
