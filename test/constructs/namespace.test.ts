import { platform, namesOf, shopWith, shown } from './shown.js';

const { Application, Namespace } = platform;

test('a namespace holds its pods to the restricted profile, and has no namespace itself', () => {
  const app = shopWith(chart => new Namespace(chart, 'shop'));
  expect(shown(app, 'Namespace shop')).toBe(`apiVersion: v1
kind: Namespace
metadata:
  labels:
    pod-security.kubernetes.io/audit: restricted
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/enforce-version: latest
    pod-security.kubernetes.io/warn: restricted
  name: shop
`);
});

test('a namespace denies both directions by default', () => {
  const app = shopWith(chart => new Namespace(chart, 'shop'));
  expect(shown(app, 'NetworkPolicy default-deny')).toContain(`spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
`);
});

test('a namespace that somebody else makes gets the network policy alone', () => {
  const app = shopWith(chart => new Namespace(chart, 'shop', { existing: true }));
  expect(namesOf(app)).toEqual(['NetworkPolicy default-deny']);
});

test('the namespace comes before what stands in it', () => {
  const app = shopWith(chart => {
    new Application(chart, 'web', { image: 'shop/web:1' });
    new Namespace(chart, 'shop');
  });
  expect(namesOf(app)[0]).toBe('Namespace shop');
});
