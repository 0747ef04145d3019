import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtInSchema } from '#schema/built-in/schemas.js';
import { otherVariants, bundledKind } from '#schema/custom/bundles.js';
import type { Schema } from '#schema/schema.js';
import { dataFiles } from '#schema/store/data.table.js';
import { storedKinds } from '#schema/store/store.js';

const root = join(__dirname, '../../data');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.json'));

/** How many nodes a schema has: walks it all once, recursive definitions once. */
function size(schema: Schema | undefined, seen = new Set<Schema>()): number {
  if (!schema || seen.has(schema)) return 0;
  seen.add(schema);
  const below = [schema.items(), schema.additional(), ...schema.names.map(name => schema.property(name))];
  return 1 + below.reduce((total, one) => total + size(one, seen), 0);
}

test('the table of files has each file of the store, and no other', () => {
  expect(Object.keys(dataFiles)).toEqual([...files].sort());
});

test('all schemas together are small enough to ship', () => {
  expect(files.reduce((total, name) => total + readFileSync(join(root, name)).length, 0)).toBeLessThan(3 * 1024 * 1024);
});

test('no prose is in the store', () => {
  for (const name of files) expect(readFileSync(join(root, name), 'utf8')).not.toMatch(/"description":"/);
});

test('every built-in kind has a schema in each of its versions', () => {
  const { versions, kinds } = storedKinds();
  expect(versions).toEqual([30, 31, 32, 33, 34, 35, 36, 37]);
  for (const [key, runs] of Object.entries(kinds)) {
    for (const [from, to, , definition] of runs) {
      for (const minor of [from, to])
        expect([key, minor, size(builtInSchema(definition.replace('!', ''), minor)) > 2]).toEqual([key, minor, true]);
    }
  }
});

test('every carried definition has a schema, in each of its versions and channels', () => {
  for (const { kinds } of storedKinds().bundles) {
    for (const key of Object.keys(kinds)) {
      for (const kind of [bundledKind(key), ...otherVariants(key).map(one => one.kind)])
        expect([key, size(kind?.schema) > 2]).toEqual([key, true]);
    }
  }
});
