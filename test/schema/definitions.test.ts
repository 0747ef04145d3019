import { saidOf, storedOf } from './made-resource.js';

const definition = (fields: string) => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Thing, plural: things, singular: thing }
  versions:
  - name: v1
    served: true
    storage: true
    subresources: { status: {} }
    schema:
      openAPIV3Schema:
        type: object
        required: [spec]
        properties:
          spec: { type: object, properties: { f: ${fields} } }
          status: { type: object, properties: { ready: { type: boolean } } }
---
`;
const thing = (value: string) =>
  `apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: a }\nspec: { f: ${value} }\n`;
const verdict = (field: string, value: string) =>
  saidOf(definition(field) + thing(value)).map(said => said.replace(/ \d+$/, ''));
const bad = (kind: string, path = 'spec.f') => [`error ${kind} ${path}`];

test.each([
  ['{ type: string, pattern: "^(a+)+$" }', 'aaa', `${'a'.repeat(5000)}b`, bad('invalid-value')],
  ['{ type: string, maxLength: 2 }', '"\u{1f600}b"', 'abc', bad('invalid-value')],
  ['{ type: string, enum: [a, b] }', 'a', 'c', bad('invalid-value')],
  ['{ type: string, format: date-time }', '"2026-01-31T12:00:00Z"', '"2026-02-31T12:00:00Z"', bad('invalid-value')],
  ['{ type: string, format: cidr }', '10.0.0.0/8', '10.0.0.0/33', bad('invalid-value')],
  ['{ type: string, format: ipv6 }', '"fe80::1"', '10.0.0.1', bad('invalid-value')],
  ['{ type: string, format: nobody-knows }', 'x', '1', bad('wrong-type')],
  ['{ type: integer, minimum: 1, exclusiveMinimum: true }', '2', '1', bad('invalid-value')],
  ['{ type: integer, multipleOf: 5 }', '10', '11', bad('invalid-value')],
  ['{ type: integer }', '80.0', '80.5', bad('wrong-type')],
  ['{ type: integer, format: int32 }', '2147483647', '2147483648', bad('invalid-value')],
  ['{ type: number }', '1.5', '"1.5"', bad('wrong-type')],
  ['{ x-kubernetes-int-or-string: true }', '50%', 'true', bad('wrong-type')],
  ['{ x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }] }', '5', '[5]', bad('wrong-type')],
  [
    '{ type: array, items: { type: string }, x-kubernetes-list-type: set }',
    '[a, b]',
    '[a, b, a]',
    bad('invalid-value', 'spec.f.2'),
  ],
  [
    '{ type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: { type: object, properties: { k: { type: string }, v: { type: string } } } }',
    '[{ k: a }, { k: b }]',
    '[{ k: a, v: x }, { k: a, v: z }]',
    bad('invalid-value', 'spec.f.1'),
  ],
  ['{ type: array, maxItems: 1, items: { type: string } }', '[a]', '[a, b]', bad('invalid-value')],
  [
    '{ type: object, minProperties: 1, additionalProperties: { type: integer } }',
    '{ a: 1 }',
    '{}',
    bad('invalid-value'),
  ],
  ['{ type: object, additionalProperties: { type: integer } }', '{ a: 1 }', '{ a: x }', bad('wrong-type', 'spec.f.a')],
  [
    '{ type: object, required: [a], properties: { a: { type: string } } }',
    '{ a: x }',
    '{ a: null }',
    bad('missing-field', 'spec.f.a'),
  ],
  [
    '{ type: object, properties: { a: { type: string }, b: { type: string } }, oneOf: [{ required: [a] }, { required: [b] }] }',
    '{ a: x }',
    '{ a: x, b: z }',
    bad('invalid-value'),
  ],
  [
    '{ type: object, properties: { a: { type: string } }, not: { required: [a] } }',
    '{}',
    '{ a: x }',
    bad('invalid-value'),
  ],
  ['{ type: array, items: { type: string } }', '[a]', '[null]', bad('wrong-type', 'spec.f.0')],
  [
    '{ type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true }',
    '{ apiVersion: v1, kind: A, anything: 1 }',
    'x',
    bad('wrong-type'),
  ],
])('of %s the value %s is right and %s wrong', (field, good, wrong, said) => {
  expect(verdict(field, good)).toEqual([]);
  expect(verdict(field, wrong)).toEqual(said);
});

test('an unknown field hides what the schema has against others, since it is not decoded', () => {
  expect(saidOf(`${definition('{ type: integer }')}${thing('x')}extra: 1\n`)).toEqual(['error unknown-field extra 26']);
});

test('a pattern that is no regular expression leaves the answer open', () => {
  expect(verdict('{ type: string, pattern: "(" }', 'x')).toEqual(['info open-expression spec.f']);
});

test('status is the controller’s: what stands there is dropped, whatever its type', () => {
  const manifest = `${definition('{ type: string }')}${thing('x')}status: { ready: 5 }\n`;
  expect(saidOf(manifest)).toEqual([]);
});

const stored = (field: string, value: string) => storedOf(thing(value) + '---' + definition(field))?.value['spec'];

test.each([
  ['{ type: string, default: x }', 'null', { f: 'x' }],
  ['{ type: string, nullable: true, default: x }', 'null', { f: null }],
  ['{ type: string }', 'null', {}],
  ['{ type: object, default: {}, properties: { a: { type: integer, default: 5 } } }', 'null', { f: { a: 5 } }],
  [
    '{ type: array, items: { type: object, properties: { a: { type: integer, default: 5 } } } }',
    '[{}]',
    { f: [{ a: 5 }] },
  ],
  ['{ type: object, additionalProperties: { type: string } }', '{ a: null, b: x }', { f: { b: 'x' } }],
  ['{ type: object, properties: { a: { type: string } } }', '{ a: x, b: z }', { f: { a: 'x' } }],
  ['{ type: object, x-kubernetes-preserve-unknown-fields: true }', '{ b: { c: null } }', { f: { b: { c: null } } }],
])('of %s the value %s is stored as %j', (field, value, expected) => {
  expect(stored(field, value)).toEqual(expected);
});

test('a definition that names itself in its schema is read without end', () => {
  expect(verdict('{ $ref: "#/properties/spec" }', 'x')).toEqual([]);
});
