import { namedClass, storedClass } from '#cluster/classes.js';
import { clusterOf, ofKind } from '#cluster/cluster.js';
import { parseManifest } from '#parse/manifests.js';

const ingressClass = (name: string, isDefault = 'true', created = ''): string => `
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: ${name}
  annotations: { ingressclass.kubernetes.io/is-default-class: "${isDefault}" }
  ${created && `creationTimestamp: "${created}"`}
spec: { controller: example.com/${name} }
`;

function classOf(classes: string, ingress = '{ metadata: { name: web }, spec: {} }'): string | undefined {
  const manifest = JSON.stringify({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' }).replace(
    '}',
    `, ${ingress.slice(1)}`,
  );
  const cluster = clusterOf(parseManifest('shop.yaml', `${classes}\n---\n${manifest}`).resources);
  const [web] = ofKind(cluster, 'networking.k8s.io', 'Ingress');
  if (!web) throw new Error('the fixture has no Ingress');
  const stored = storedClass(cluster, web);
  return stored.kind === 'open' ? stored.among.join(' or ') : stored.kind === 'class' ? stored.name : undefined;
}

test('an Ingress that names no class has the default one', () => {
  expect(classOf(ingressClass('a', 'false') + ingressClass('b'))).toBe('b');
});

test('without a default class it has none', () => {
  expect(classOf(ingressClass('a', 'false'))).toBeUndefined();
});

test('the class that it names counts', () => {
  expect(classOf(ingressClass('a'), '{ metadata: { name: web }, spec: { ingressClassName: b } }')).toBe('b');
});

test('with the old annotation it is left as it is', () => {
  expect(
    classOf(
      ingressClass('a'),
      '{ metadata: { name: web, annotations: { kubernetes.io/ingress.class: b } }, spec: {} }',
    ),
  ).toBeUndefined();
});

test('of several default classes the newest counts, and then the first by name', () => {
  const [old, young] = ['2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'];
  expect(classOf(ingressClass('a', 'true', old) + ingressClass('b', 'true', young))).toBe('b');
  expect(classOf(ingressClass('b', 'true', old) + ingressClass('a', 'true', old))).toBe('a');
});

test('of several whose age is not told one of them counts', () => {
  expect(classOf(ingressClass('a') + ingressClass('b'))).toBe('a or b');
});

const made = '{ metadata: { name: web, creationTimestamp: "2024-06-01T00:00:00Z" }, spec: {} }';

test('a default class that is younger than the Ingress came too late for it', () => {
  const [old, young] = ['2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'];
  expect(classOf(ingressClass('b', 'true', young), made)).toBeUndefined();
  expect(classOf(ingressClass('a', 'true', old) + ingressClass('b', 'true', young), made)).toBe('a');
});

test('an Ingress as the API server stored it has the class that it names, or none', () => {
  expect(classOf(ingressClass('a'), '{ metadata: { name: web, uid: 3c1e }, spec: {} }')).toBeUndefined();
});

test('the field names the class, and the annotation where there is no field; each with its place', () => {
  const named = (manifest: string): unknown => parseManifest('web.yaml', manifest).resources.map(namedClass);
  const ingress = (metadata: string, spec: string): string =>
    `{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: web${metadata} }, spec: ${spec} }`;
  const annotated = ', annotations: { kubernetes.io/ingress.class: old }';
  expect(named(ingress(annotated, '{ ingressClassName: new }'))).toEqual([
    { name: 'new', by: 'field', path: ['spec', 'ingressClassName'] },
  ]);
  expect(named(ingress(annotated, '{}'))).toEqual([
    { name: 'old', by: 'annotation', path: ['metadata', 'annotations', 'kubernetes.io/ingress.class'] },
  ]);
  expect(named(ingress('', '{}'))).toEqual([undefined]);
});
