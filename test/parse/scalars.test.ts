import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Json } from '#model/json.js';
import { parseManifest } from '#parse/manifests.js';
import { isInteger, readPlain, readPlainKey } from '#yaml-text/read-plain.js';

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

test.each([
  ['1.0', '1'],
  ['1e6', '1e+06'],
  ['123456.7', '123456.7'],
  ['1e-5', '1e-05'],
  ['0.0001', '0.0001'],
  ['16777217.5', '1.6777218e+07'],
  ['-1.5e-7', '-1.5e-07'],
  ['-0.0', '-0'],
  ['.nan', '.nan'],
  ['-.inf', '-.inf'],
  ['1e39', '.inf'],
  ['-1e39', '-.inf'],
  ['9223372036854775807', '9223372036854775807'],
  ['9223372036854775808', undefined],
  ['-0b11', '-3'],
  ['0b-11', '-3'],
  ['0b+11', '3'],
  ['~', undefined],
  ['yes', 'true'],
])('the number %s as a key is %s', (text, key) => {
  expect(readPlainKey(text)).toBe(key);
});

test('what is infinite is no number of JSON', () => {
  expect(['-.inf', '+.Inf', '.INF'].map(readPlain)).toEqual([-Infinity, Infinity, Infinity]);
});

function read(line: string): Record<string, Json> | undefined {
  const [resource] = parseManifest('f', `apiVersion: v1\nkind: ConfigMap\n${line}\n`).resources;
  return resource?.value as Record<string, Json> | undefined;
}
