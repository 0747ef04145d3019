import { diagnosticsOf } from '#analyze/diagnostics.js';
import { factsOf } from '#analyze/facts.js';
import { defaultAnalysis } from '#analyze/settings.js';
import { parseManifest } from '#parse/manifests.js';

const pod = (namespace: string, more: string): string => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: ${namespace} }
spec: { containers: [{ name: web, image: web }], ${more} }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Secret
metadata: { name: other, namespace: shop }
stringData: { token: one }
`;

function said(manifest: string, complete: boolean): readonly string[] {
  const facts = factsOf(parseManifest('shop.yaml', manifest), { ...defaultAnalysis, complete });
  return diagnosticsOf(facts, {
    rules: {},
    only: ['pod-reference-missing', 'namespace-missing'],
    skip: [],
    ignore: [],
  }).map(({ severity, message }) => `${severity}: ${message}`);
}

test('what pods name and complete manifests lack is an error; of others it is told', () => {
  const manifest = pod('shop', 'volumes: [{ name: keys, secret: { secretName: keys } }]');
  const says = 'no Secret is called shop/keys: the pod shop/Pod/web cannot start';
  expect(said(manifest, true)).toEqual([`error: ${says}`]);
  expect(said(manifest, false)).toEqual([`info: ${says}`]);
});

test('where the manifests hold none of its kind, nothing is said unless they are complete', () => {
  const manifest = pod('shop', 'serviceAccountName: web');
  expect(said(manifest, true)).toEqual([
    'error: no ServiceAccount is called shop/web: the pod shop/Pod/web is refused',
  ]);
  expect(said(manifest, false)).toEqual([]);
});

test('images are pulled without a pull secret too: a warning', () => {
  expect(said(pod('shop', 'imagePullSecrets: [{ name: registry }]'), true)).toEqual([
    'warning: no Secret is called shop/registry: images of the pod shop/Pod/web are pulled without it',
  ]);
});

test('a namespace that complete manifests lack is an error', () => {
  expect(said(pod('shops', ''), true)).toEqual(['error: no Namespace is called shops: the API server refuses Pod web']);
});
