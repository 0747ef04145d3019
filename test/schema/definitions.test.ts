import { saidOf, storedOf, violationsOf } from './made-resource.js';

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
  ['{ type: integer }', '2147483648', '2147483648.5', bad('wrong-type')],
  ['{ type: number, format: int32 }', '2147483648', '"2147483648"', bad('wrong-type')],
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

test.each([
  ['{ type: string, enum: [a, "", "5"] }', 'c', 'is "c"; allowed are a, "", 5'],
  [
    '{ type: object, x-kubernetes-preserve-unknown-fields: true, enum: [{ a: 1, b: [1, 2] }] }',
    '{ b: [1, 3], a: 1 }',
    'is a mapping; allowed are {"a":1,"b":[1,2]}',
  ],
  [
    '{ type: object, x-kubernetes-preserve-unknown-fields: true, enum: [{ a: 1, b: [1, 2] }] }',
    '{ b: [1, 2], a: 1, c: 1 }',
    'is a mapping; allowed are {"a":1,"b":[1,2]}',
  ],
  ['{ type: string, minLength: 2 }', '""', 'is empty'],
  ['{ type: string, minLength: 2 }', 'a', 'is 1 characters long; 2 are the least'],
  ['{ type: string, maxLength: 2 }', 'abc', 'is 3 characters long; 2 are allowed'],
  ['{ type: string, pattern: "^a+$" }', 'ab', 'is "ab" and does not match ^a+$'],
  ['{ type: integer, minimum: 1 }', '0', 'is 0; at least 1 is required'],
  ['{ type: integer, minimum: 1, exclusiveMinimum: true }', '1', 'is 1; more than 1 is required'],
  ['{ type: integer, maximum: 1 }', '2', 'is 2; at most 1 is required'],
  ['{ type: integer, maximum: 1, exclusiveMaximum: true }', '1', 'is 1; less than 1 is required'],
  ['{ type: integer, multipleOf: 5 }', '11', 'is 11, which is no multiple of 5'],
  ['{ type: integer, format: int32 }', '-2147483649', 'is -2147483649, which does not fit into 32 bits'],
  ['{ type: array, minItems: 2, items: { type: string } }', '[a]', 'has 1 items; 2 are the least'],
  ['{ type: array, maxItems: 1, items: { type: string } }', '[a, b]', 'has 2 items; 1 are allowed'],
  [
    '{ type: object, minProperties: 2, additionalProperties: { type: string } }',
    '{ a: b }',
    'has 1 entries; 2 are the least',
  ],
  [
    '{ type: object, maxProperties: 1, additionalProperties: { type: string } }',
    '{ a: b, c: d }',
    'has 2 entries; 1 are allowed',
  ],
  [
    '{ type: string, allOf: [{ minLength: 2 }, { maxLength: 3 }] }',
    'a',
    'does not keep to all that its definition asks',
  ],
  [
    '{ type: string, anyOf: [{ minLength: 2 }, { enum: [b] }] }',
    'a',
    'keeps to none of the forms that its definition allows',
  ],
  [
    '{ type: object, properties: { a: { type: string }, b: { type: string } }, anyOf: [{ required: [a] }, { required: [b] }] }',
    '{}',
    'keeps to none of the forms that its definition allows: a, b',
  ],
  [
    '{ type: object, properties: { a: { type: string }, b: { type: string } }, oneOf: [{ required: [a] }, { required: [b] }] }',
    '{}',
    'has to keep to one of the forms of its definition: a, b',
  ],
  [
    '{ type: object, properties: { a: { type: string }, b: { type: string } }, oneOf: [{ required: [a] }, { required: [b] }] }',
    '{ a: a, b: b }',
    'keeps to 2 forms of its definition that exclude each other: a, b',
  ],
  ['{ type: string, not: { enum: [a] } }', 'a', 'has a form that its definition excludes'],
  ['{ type: string, format: byte }', 'a', 'is "a", not base64'],
  ['{ type: string, format: date-time }', 'today', 'is "today", not a time such as 2026-01-31T12:00:00Z'],
  ['{ type: string, format: date }', '"2026-02-30"', 'is "2026-02-30", not a date such as 2026-01-31'],
  ['{ type: string, format: ipv4 }', '"::1"', 'is "::1", not an IPv4 address'],
  ['{ type: string, format: ipv6 }', '10.0.0.1', 'is "10.0.0.1", not an IPv6 address'],
  ['{ type: string, format: cidr }', '10.0.0.1', 'is "10.0.0.1", not a CIDR such as 10.0.0.0/8'],
  ['{ type: string, format: hostname }', 'a_b', 'is "a_b", not a host name'],
  ['{ type: string, format: mac }', '00:11:22', 'is "00:11:22", not a MAC address'],
  ['{ type: string, format: uuid }', 'a', 'is "a", not a UUID'],
  ['{ type: string, format: email }', 'a', 'is "a", not an e-mail address'],
  ['{ type: string, format: uri }', 'a b', 'is "a b", not a URI'],
  ['{ type: boolean }', '"yes"', 'wants true or false and has a string, "yes"'],
  ['{ type: number }', '"a"', 'wants a number and has a string, "a"'],
  ['{ type: array, items: { type: string } }', 'a', 'wants a list and has a string, "a"'],
  ['{ type: object, additionalProperties: { type: string } }', '[]', 'wants a mapping and has a list'],
  ['{ type: string }', '1.5', 'wants a string, and 1.5 without quotes is a number'],
  ['{ type: integer }', 'true', 'wants an integer and has a boolean, true'],
  ['{ x-kubernetes-int-or-string: true }', '{}', 'wants an integer or a string and has a mapping'],
])('of %s the value %s: it %s', (field, value, predicate) => {
  expect(violationsOf(definition(field) + thing(value)).map(one => one.message)).toEqual([`spec.f ${predicate}`]);
});

test.each([
  ['{ type: boolean }', '"true"', true],
  ['{ type: boolean }', '"false"', false],
  ['{ type: number }', '"-5"', -5],
])('of %s the value %s is mended by taking the quotes away', (field, value, set) => {
  const [violation] = violationsOf(definition(field) + thing(value));
  expect([violation?.fix?.set, violation?.fix?.title]).toEqual([set, 'take the quotes away']);
});

test.each([
  ['{ type: string, format: hostname }', 'a.b-c.'],
  ['{ type: string, format: mac }', '"00-11-22-33-44-5F"'],
  ['{ type: string, format: uuid }', '123E4567-e89b-12d3-a456-426614174000'],
  ['{ type: string, format: email }', 'a@b'],
  ['{ type: string, format: uri }', '/a'],
  ['{ type: string, format: ipv4 }', '10.0.0.1'],
  ['{ type: string, format: byte }', 'YQ=='],
  ['{ type: string, format: date }', '"2026-01-31"'],
  ['{ type: object, x-kubernetes-preserve-unknown-fields: true, enum: [{ a: 1, b: [1, 2] }] }', '{ b: [1, 2], a: 1 }'],
  ['{ type: integer, maximum: 1 }', '1'],
  ['{ type: string, minLength: 2 }', 'ab'],
  ['{ type: string, allOf: [{ minLength: 2 }, { maxLength: 3 }] }', 'abc'],
])('of %s the value %s is right', (field, value) => {
  expect(verdict(field, value)).toEqual([]);
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
  [
    '{ type: object, x-kubernetes-embedded-resource: true, properties: { spec: { type: string } } }',
    '{ apiVersion: v1, kind: Pod, metadata: { name: a }, spec: x, other: z }',
    { f: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: 'x' } },
  ],
])('of %s the value %s is stored as %j', (field, value, expected) => {
  expect(stored(field, value)).toEqual(expected);
});

test('a definition that names itself in its schema is read without end', () => {
  expect(verdict('{ $ref: "#/properties/spec" }', 'x')).toEqual([]);
});

test('a rule of the definition is asked of a resource that has what it needs, its name above all', () => {
  const rule = '{ type: integer, x-kubernetes-validations: [{ rule: self > 1 }] }';
  const nameless = thing('1').replace('name: a', 'labels: {}');
  expect(saidOf(definition(rule) + thing('1'))).toEqual([expect.stringContaining('broken-expression spec.f')]);
  expect(saidOf(definition(rule) + nameless)).toEqual([expect.stringContaining('missing-field metadata')]);
});

test.each([
  ['9223372036854774784', []],
  ['9223372036854775000', ['spec.f is 9223372036854775000; at most 9223372036854774784 is required']],
  ['-9223372036854774784', []],
  ['-9223372036854775000', ['spec.f is -9223372036854775000; at least -9223372036854774784 is required']],
])('of large numbers every digit counts: %s', (value, said) => {
  const bounds = '{ type: integer, minimum: -9223372036854774784, maximum: 9223372036854774784 }';
  expect(violationsOf(definition(bounds) + thing(value)).map(one => one.message)).toEqual(said);
});
