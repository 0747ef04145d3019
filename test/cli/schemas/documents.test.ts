import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas } from '#cli/schemas/index.js';
import { misfits } from '#configuration/shape.js';
import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import { inFolder } from '../folder.js';
import { run } from '../run.js';

const manifests = `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: web, ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: lost }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  rules: [{ host: shop.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: { matchLabels: { app: web } }, ingress: [{ ports: [{ port: 80 }] }] }
`;

/** The document that a call prints, which is one of the contract. */
async function printed(...argv: readonly string[]): Promise<JsonObject> {
  let out = '';
  await inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), manifests);
    ({ out } = await run(argv, folder));
  });
  return JSON.parse(out) as JsonObject;
}

/** A field of a document, without the numbers of items: `diagnostics.at.line`. */
interface Lacking {
  readonly field: string;
  readonly document: Json;
}

/** A document as often as it has fields, each time without one of them. */
function withoutOne(json: Json, field = ''): readonly Lacking[] {
  if (isArray(json))
    return json.flatMap((item, at) =>
      withoutOne(item, field).map(one => ({ ...one, document: json.with(at, one.document) })),
    );
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([key, value = null]) => {
    const name = field === '' ? key : `${field}.${key}`;
    const rest = Object.fromEntries(Object.entries(json).filter(([other]) => other !== key));
    return [
      { field: name, document: rest },
      ...withoutOne(value, name).map(one => ({ ...one, document: { ...json, [key]: one.document } })),
    ];
  });
}

function fits(kind: string, document: Json): boolean {
  return misfits(document, schemas[kind] ?? {}).length === 0;
}

/** The end of a place may be left out everywhere; what a policy and a resource hold is not told by these schemas. */
function isOpen(field: string): boolean {
  return /[.]end(?:Line|Column)$|[.]policies[.]|[.]resource[.]/.test(field);
}

test.each<[string, readonly string[], readonly string[]]>([
  [
    'Diagnostics',
    ['check', '-o', 'json', 'a.yaml'],
    [
      'diagnostics.path',
      'diagnostics.related',
      'diagnostics.related.subject',
      'diagnostics.related.subject.namespace',
      'diagnostics.subject',
      'diagnostics.subject.namespace',
    ],
  ],
  ['Routes', ['routes', '-o', 'json', 'a.yaml'], []],
  [
    'Answers',
    ['request', '-o', 'json', 'http://shop.example.com/', 'a.yaml'],
    [
      'answers.reason',
      'answers.request.headers',
      'answers.request.method',
      'answers.responseHeaders',
      'answers.status',
      'answers.trace.at',
      'answers.version',
      'answers.versionAssumed',
    ],
  ],
  [
    'Reach',
    ['reach', '--complete', '--exposure', '-o', 'json', 'a.yaml'],
    [
      'connections.because',
      'connections.because.at',
      'connections.from.cidrs',
      'connections.from.name',
      'connections.from.namespace',
      'connections.from.workload',
      'connections.to.cidrs',
      'connections.to.name',
      'connections.to.namespace',
      'connections.to.workload',
      'exposure',
      'exposure.workload.name',
      'exposure.workload.namespace',
      'exposure.workload.workload',
    ],
  ],
  ['Resources', ['read', '-o', 'json', 'a.yaml'], []],
  ['Rules', ['rules', '-o', 'json'], []],
  ['Version', ['--version', '-o', 'json'], []],
])('a document of kind %s has all of its fields but these', async (kind, argv, optional) => {
  const document = await printed(...argv);
  expect([document['kind'], fits(kind, document)]).toEqual([kind, true]);
  const open = withoutOne(document).filter(one => !isOpen(one.field) && fits(kind, one.document));
  expect([...new Set(open.map(one => one.field))].sort()).toEqual(optional);
});

test('a baseline has all of its fields but the subject', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), manifests);
    await run(['check', '--baseline', 'known.json', '--update-baseline', 'a.yaml'], folder);
    const document = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as JsonObject;
    expect(fits('Baseline', document)).toBe(true);
    const open = withoutOne(document).filter(one => fits('Baseline', one.document));
    expect([...new Set(open.map(one => one.field))].sort()).toEqual(['findings.subject', 'findings.subject.namespace']);
  });
});

/** A document as often as it has values, each time with an empty list in the place of one that is none. */
function withAnother(json: Json): readonly Json[] {
  if (isArray(json)) return json.flatMap((item, at) => withAnother(item).map(one => json.with(at, one)));
  if (!isObject(json)) return [[]];
  return [
    [],
    ...Object.entries(json).flatMap(([key, value = null]) => withAnother(value).map(one => ({ ...json, [key]: one }))),
  ];
}

test.each<[string, readonly string[]]>([
  ['Diagnostics', ['check', '-o', 'json', 'a.yaml']],
  ['Answers', ['request', '-o', 'json', 'http://shop.example.com/', 'a.yaml']],
  ['Rules', ['rules', '-o', 'json']],
])('a value of another type is none of a document of kind %s', async (kind, argv) => {
  const document = await printed(...argv);
  const taken = withAnother(document).filter(one => fits(kind, one));
  expect(taken.slice(0, 3).map(one => JSON.stringify(one))).toEqual([]);
});

test.each(Object.keys(schemas))('the schema of %s is printed under its name, and says what it is of', async kind => {
  const { title, description, $schema } = await printed('schema', kind);
  expect([title, $schema, description]).toEqual([
    kind,
    'https://json-schema.org/draft/2020-12/schema',
    expect.stringMatching(/^[A-Z]/),
  ]);
});
