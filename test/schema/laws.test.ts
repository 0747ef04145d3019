import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import { checked } from '#schema/checked.js';
import { definitionsOf } from '#schema/custom/definitions.js';
import { discoveryOf } from '#schema/discovery.js';
import type { Schema } from '#schema/schema.js';
import { isAll } from '../runs.js';
import { options, resourcesIn, violationsOf } from './made-resource.js';

const valid = ['built-in', 'custom'].flatMap(name =>
  resourcesIn(readFileSync(join(__dirname, 'valid', `${name}.yaml`), 'utf8')),
);
const custom = valid.filter(one =>
  /traefik|gateway|cert-manager|cilium|calico|policy\.networking/.test(one.apiVersion),
);
const discovery = discoveryOf(36, definitionsOf([]));

function schemaOf({ apiVersion, kind }: Resource): Schema {
  const found = discovery.find(`${groupOf(apiVersion)}/${apiVersion.slice(apiVersion.indexOf('/') + 1)}/${kind}`);
  if (!found) throw new Error(`${kind} is not known`);
  return found.schema;
}

/** Each field of a value with its schema. */
function fieldsOf(
  value: Json,
  schema: Schema,
  path: Path = [],
): readonly { path: Path; value: Json; schema: Schema }[] {
  const own = { path, value, schema };
  const items = schema.items();
  if (isArray(value)) return [own, ...value.flatMap((one, at) => (items ? fieldsOf(one, items, [...path, at]) : []))];
  if (!isObject(value)) return [own];
  const below = Object.entries(value).flatMap(([key, one]) => {
    const schemaBelow = schema.property(key) ?? schema.additional();
    return one === undefined || !schemaBelow || ['apiVersion', 'kind', 'metadata'].includes(key)
      ? []
      : fieldsOf(one, schemaBelow, [...path, key]);
  });
  return [own, ...below];
}

function changed(value: Json, path: Path, to: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return to ?? null;
  if (isArray(value)) return value.map((one, at) => (at === key ? changed(one, rest, to) : one));
  const entries = Object.entries(isObject(value) ? value : {}).filter(
    ([name]) => rest.length > 0 || to !== undefined || name !== key,
  );
  return Object.fromEntries<Json | undefined>(
    entries.map(([name, one]) => [name, name === key && one !== undefined ? changed(one, rest, to) : one]),
  );
}

function refusedAt(value: Json): readonly string[] {
  return violationsOf(JSON.stringify(value))
    .filter(one => one.severity === 'error')
    .map(one => (one.path ?? []).join('.'));
}

function shuffled(value: Json, order: (keys: readonly string[]) => readonly string[]): Json {
  if (isArray(value)) return value.map(one => shuffled(one, order));
  if (!isObject(value)) return value;
  return Object.fromEntries(order(Object.keys(value)).map(key => [key, shuffled(value[key] ?? null, order)]));
}

test('the valid manifests are accepted', () => {
  expect(checked(valid, options).violations).toEqual([]);
});

test('what is accepted stays accepted as JSON, whatever the order of keys', () => {
  fc.assert(
    fc.property(fc.constantFrom(...valid), fc.integer(), (resource, seed) => {
      const order = (keys: readonly string[]) =>
        [...keys].sort((a, b) => ((a.length * 31 + b.charCodeAt(0) + seed) % 7) - 3);
      return violationsOf(JSON.stringify(shuffled(resource.value, order), null, seed % 3)).length === 0;
    }),
    { numRuns: isAll ? 150 : 50 },
  );
});

const wrong: Readonly<Record<string, readonly Json[]>> = {
  object: ['x', 1, true],
  array: ['x', 1, true],
  string: [{ a: 1 }, true, 5],
  integer: ['x', { a: 1 }, 1.5],
  number: ['x', { a: 1 }, true],
  boolean: ['x', { a: 1 }, 3],
  'int-or-string': [{ a: 1 }, true],
};

test.each(valid.map(one => [one.kind, one] as const))(
  'every field of another type is reported there: %s',
  (_, resource) => {
    for (const { path, schema } of fieldsOf(resource.value, schemaOf(resource))) {
      if (path.length === 0 || schema.preserves || schema.format === 'quantity') continue;
      for (const value of wrong[schema.type] ?? []) {
        const at = refusedAt(changed(resource.value, path, value));
        expect([
          at.some(one => one === path.join('.') || one.startsWith(`${path.join('.')}.`)),
          path,
          value,
          at,
        ]).toEqual([true, path, value, at]);
      }
    }
  },
);

test.each(valid.map(one => [one.kind, one] as const))('every unknown field is reported there: %s', (_, resource) => {
  for (const { path, value, schema } of fieldsOf(resource.value, schemaOf(resource))) {
    if (!isObject(value) || schema.preserves || schema.additional()) continue;
    const at = refusedAt(changed(resource.value, path, { ...value, unheard: 1 }));
    expect(at).toContain([...path, 'unheard'].join('.'));
  }
});

test.each(custom.map(one => [one.kind, one] as const))(
  'every required field that is dropped is reported there: %s',
  (_, resource) => {
    for (const { path, value, schema } of fieldsOf(resource.value, schemaOf(resource))) {
      for (const name of isObject(value) ? schema.required : []) {
        if (name === 'metadata' || schema.property(name)?.fallback !== undefined) continue;
        expect(refusedAt(changed(resource.value, [...path, name], undefined))).toContain([...path, name].join('.'));
      }
    }
  },
);

test.each(custom.map(one => [one.kind, one] as const))(
  'every value beyond a bound is reported there: %s',
  (_, resource) => {
    for (const { path, schema } of fieldsOf(resource.value, schemaOf(resource))) {
      const { bounds } = schema;
      const beyond: Json[] = [];
      if (bounds.enum && schema.type === 'string') beyond.push('no such value');
      if (bounds.maxLength !== undefined) beyond.push('a'.repeat(bounds.maxLength + 1));
      if (bounds.minLength !== undefined && bounds.minLength > 0) beyond.push('');
      if (bounds.maximum !== undefined && bounds.maximum < 2 ** 53) beyond.push(bounds.maximum + 1);
      if (bounds.minimum !== undefined) beyond.push(bounds.minimum - 1);
      if (bounds.minItems !== undefined && bounds.minItems > 0) beyond.push([]);
      for (const value of beyond) expect(refusedAt(changed(resource.value, path, value))).toContain(path.join('.'));
    }
  },
);

test('storing what is stored changes nothing', () => {
  const once = checked(valid, options).resources;
  expect(checked(once, options).resources.map(one => one.value)).toEqual(once.map(one => one.value));
});

const keys = [
  'apiVersion',
  'kind',
  'metadata',
  'spec',
  'name',
  'rules',
  'ports',
  'template',
  'containers',
  '__proto__',
  'constructor',
  'a',
];
const { tree: anyValue } = fc.letrec<{ tree: Json }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<Json>(null, true, 0, -1, 1.5, 1e300, '', 'x', '10.0.0.0/8', 'Prefix'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 5 }),
  ),
}));

test('nothing that stands in a manifest makes it throw, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.constantFrom(...valid), anyValue, fc.boolean(), (resource, value, whole) => {
      const made = whole ? value : { ...resource.value, spec: value };
      const given: Resource = { ...resource, value: isObject(made) ? made : {} };
      return checked([given], options).resources.length === 1;
    }),
    { numRuns: isAll ? 500 : 150 },
  );
});

test('a field deep in the resource may hold anything', () => {
  fc.assert(
    fc.property(fc.constantFrom(...valid), fc.nat(), anyValue, (resource, pick, value) => {
      const fields = fieldsOf(resource.value, schemaOf(resource));
      const field = fields[pick % fields.length];
      const made = field ? changed(resource.value, field.path, value) : {};
      return checked([{ ...resource, value: isObject(made) ? made : {} }], options).resources.length === 1;
    }),
    { numRuns: isAll ? 500 : 150 },
  );
});
