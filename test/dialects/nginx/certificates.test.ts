import { answer } from '#simulate/answer/answer.js';
import { ingress, readingOf } from './reading.js';

const withTls = (manifest: string, ...hosts: readonly string[]): string => {
  const one = JSON.parse(manifest) as { spec: object }; // made by our own hand
  return JSON.stringify({ ...one, spec: { ...one.spec, tls: [{ hosts, secretName: 'shop-tls' }] } });
};

const redirected = ingress({ 'from-to-www-redirect': 'true' });

test.each([
  [
    'the host that leads to another has its certificate',
    'www.shop.example.com',
    redirected,
    ['shop.example.com', 'www.shop.example.com'],
    'shop/shop-tls',
  ],
  ['it has none where that is not for its name', 'www.shop.example.com', redirected, ['shop.example.com'], 'default'],
  [
    'a wildcard certificate is not for a name below two labels',
    'www.shop.example.com',
    redirected,
    ['shop.example.com', '*.example.com'],
    'default',
  ],
  [
    'a wildcard under tls is for the hosts below it',
    'shop.example.com',
    ingress({}),
    ['*.example.com'],
    'shop/shop-tls',
  ],
  ['and for no other', 'shop.example.com', ingress({}), ['*.example.org'], 'default'],
  [
    'another name of the host has its certificate',
    'store.example.com',
    ingress({ 'server-alias': 'store.example.com' }),
    ['shop.example.com', 'store.example.com'],
    'shop/shop-tls',
  ],
])('%s, where the Secret stands elsewhere', (_, host, manifest, hosts, certificate) => {
  const { table } = readingOf(withTls(manifest, ...hosts));
  const { tls } = answer(table, { scheme: 'https', method: 'GET', host, path: '/', headers: {} });
  expect(tls).toMatchObject({ certificate });
});
