import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Json } from '#model/json.js';
import { parseManifest } from '#parse/manifests.js';
import { isInteger, readPlain } from '#yaml-text/read-plain.js';

const recorded = load(readFileSync(join(__dirname, 'scalars.yaml'), 'utf8')) as {
  readonly values: readonly (readonly [unknown, unknown])[];
  readonly keys: readonly (readonly [unknown, unknown])[];
  readonly refused: readonly unknown[];
};

test.each(recorded.values.map(([text, json]) => [String(text), String(json)]))('%s is %s', (text, json) => {
  expect(read(`a: ${text}`)?.['a']).toEqual(JSON.parse(json));
});

test.each(recorded.keys.map(([text, key]) => [String(text), String(key)]))('the key %s is "%s"', (text, key) => {
  expect(read(`a: {${text}: v}`)?.['a']).toEqual({ [key]: 'v' });
});

test.each(recorded.refused.map(text => (typeof text === 'string' ? text : 'b: c')))('a: %s is refused', text => {
  expect(read(`a: ${text}`)).toBeUndefined();
});

test('a number too large for a double keeps its size', () => {
  expect(readPlain('18446744073709551615')).toBe(18446744073709552000);
  expect(readPlain('0xFFFFFFFFFFFFFFFFF')).toBe('0xFFFFFFFFFFFFFFFFF');
});

test('an integer is told from a number that only looks like one', () => {
  expect(['0x1F', '017', '-5', '1_0'].filter(isInteger)).toHaveLength(4);
  expect(['08', '1e3', '1.0', ''].filter(isInteger)).toEqual([]);
});

function read(line: string): Record<string, Json> | undefined {
  const [resource] = parseManifest('f', `apiVersion: v1\nkind: ConfigMap\n${line}\n`).resources;
  return resource?.value as Record<string, Json> | undefined;
}
