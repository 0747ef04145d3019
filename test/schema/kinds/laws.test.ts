import fc from 'fast-check';
import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject, textOf } from '#model/json.js';
import { groupOf } from '#model/resource.js';
import { kindDefaults } from '#schema/kinds/defaults.js';
import { kindChecks } from '#schema/kinds/index.js';
import { isAll } from '../../runs.js';
import { caseFiles, changed, said } from './case-file.js';
import { expectLinear } from '../../growth.js';

const valid = caseFiles().map(file => file.valid);

/** A place in a manifest, as keys. */
function places(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (isArray(value)) return [path, ...value.flatMap((item, index) => places(item, [...path, index]))];
  if (isObject(value)) return [path, ...Object.keys(value).flatMap(key => places(value[key] ?? null, [...path, key]))];
  return [path];
}

/** A manifest of some kind in which anything may stand at one place. */
const spoiled: fc.Arbitrary<JsonObject> = fc
  .tuple(fc.constantFrom(...valid), fc.nat(), fc.jsonValue({ depthSize: 'small' }))
  .map(([manifest, index, anything]) => {
    const inner = places(manifest).filter(
      ([first]) => first !== undefined && first !== 'apiVersion' && first !== 'kind',
    );
    const place = inner[index % inner.length] ?? ['metadata'];
    const text = place.map(key => `[${key}]`).join('');
    return changed(manifest, { [text]: anything });
  });

test('a mapping whose keys are called as methods of JavaScript is no text', () => {
  const [manifest] = valid.filter(one => one['kind'] === 'PodDisruptionBudget');
  for (const odd of [{ toString: 1, valueOf: 1 }, [{ toString: 1 }]])
    expect(said(changed(manifest ?? {}, { 'spec[maxUnavailable]': odd })).length).toBeGreaterThan(0);
});

test('whatever stands in a manifest, checks do not throw', () => {
  fc.assert(
    fc.property(spoiled, manifest => {
      expect(Array.isArray(said(manifest))).toBe(true);
    }),
    { numRuns: isAll ? 1000 : 500 },
  );
});

test('defaults that are given change nothing more', () => {
  fc.assert(
    fc.property(spoiled, manifest => {
      const fill = fillOf(manifest);
      const once = fill(manifest);
      expect(fill(once)).toEqual(once);
    }),
    { numRuns: isAll ? 500 : 200 },
  );
});

test('defaults keep what the manifest says', () => {
  for (const manifest of valid) {
    const { kind } = manifest;
    const filled = fillOf(manifest)(manifest);
    expect({ kind, filled }).toMatchObject({ kind, filled: manifest });
  }
});

test('the order of keys does not matter', () => {
  fc.assert(
    fc.property(spoiled, manifest => {
      const paths = (value: JsonObject): readonly string[] =>
        said(value)
          .map(one => JSON.stringify([one.path, one.severity]))
          .sort();
      expect(paths(reversed(manifest) as JsonObject)).toEqual(paths(manifest));
    }),
    { numRuns: isAll ? 500 : 200 },
  );
});

test('every kind with defaults has a check', () => {
  expect([...kindDefaults.keys()].filter(kind => !kindChecks.has(kind))).toEqual([]);
});

test.each<[string, (size: number) => JsonObject]>([
  [
    'addresses',
    size => ({
      apiVersion: 'v1',
      kind: 'Service',
      spec: { clusterIPs: Array<string>(size).fill('10.0.0.1'), ipFamilies: Array<string>(size).fill('IPv4') },
    }),
  ],
  [
    'limits',
    size => ({
      apiVersion: 'v1',
      kind: 'LimitRange',
      spec: { limits: [{ type: 'Container', max: manyKeys(size, 1), min: manyKeys(size, 2) }] },
    }),
  ],
  [
    'scopes',
    size => ({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      spec: { hard: manyKeys(size, 1), scopes: Array<string>(size).fill('BestEffort') },
    }),
  ],
])('thousands of %s are checked in time that grows with them, not with their square', (_, manifestOf) => {
  expectLinear(size => {
    const manifest = manifestOf(size);
    return () => {
      expect(said(fillOf(manifest)(manifest)).length).toBeGreaterThan(0);
    };
  }, 400);
});

function manyKeys(length: number, value: Json): JsonObject {
  return Object.fromEntries(Array.from({ length }, (_, index) => [`example.com/r${index}`, value]));
}

function fillOf({ apiVersion, kind }: JsonObject): (value: JsonObject) => JsonObject {
  return kindDefaults.get(`${groupOf(textOf(apiVersion) ?? '')}/${textOf(kind) ?? ''}`) ?? (value => value);
}

function reversed(value: Json): Json {
  if (isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one ?? null)]),
  );
}
