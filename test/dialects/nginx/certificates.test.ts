import type { Outcome } from '#model/routing/request.js';
import { answer } from '#simulate/answer/answer.js';
import { ingress, readingOf } from './reading.js';

const withTls = (manifest: string, ...hosts: readonly string[]): string => {
  const one = JSON.parse(manifest) as { spec: object }; // made by our own hand
  return JSON.stringify({ ...one, spec: { ...one.spec, tls: [{ hosts, secretName: 'shop-tls' }] } });
};

const made = JSON.stringify({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name: 'shop-tls' },
  spec: { target: { name: 'shop-tls' } },
});

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
])('%s, where the Secret is made by another', (_, host, manifest, hosts, certificate) => {
  expect(served([withTls(manifest, ...hosts), made].join('\n---\n'), host)).toMatchObject({ certificate });
});

test('where nothing tells that there is a Secret, the own certificate of the controller is served without it', () => {
  expect(served(withTls(ingress({}), 'shop.example.com'), 'shop.example.com')).toEqual({
    certificate: 'default',
    names: [],
    provided: 'there is no Secret shop/shop-tls in the cluster: it is not among the manifests',
  });
});

test('a wildcard beside it does not take the place of a Secret that is not there', () => {
  const [one, all] = ['shop.example.com', '*.example.com'].map(host => {
    const manifest = JSON.parse(ingress({}, host.startsWith('*') ? 'all' : 'web', '/', host)) as { spec: object }; // made by our own hand
    return JSON.stringify({
      ...manifest,
      spec: { ...manifest.spec, tls: [{ hosts: [host], secretName: host.startsWith('*') ? 'shop-tls' : 'own-tls' }] },
    });
  });
  const manifests = [one, all, made].join('\n---\n');
  expect(served(manifests, 'shop.example.com')).toMatchObject({ certificate: 'default' });
  expect(served(manifests, 'cart.example.com')).toMatchObject({ certificate: 'shop/shop-tls' });
});

function served(manifests: string, host: string): Outcome['tls'] {
  const { table } = readingOf(manifests);
  return answer(table, { scheme: 'https', method: 'GET', host, path: '/', headers: {} }).tls;
}
