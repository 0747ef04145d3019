import { tmpdir } from 'node:os';
import type { Ran } from './run.js';
import { run } from './run.js';

const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: deep\n';
const beside = '---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: beside\n';
const jsonHead = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"deep"},';

/** A resource whose `x` is so many levels deep, written in different ways. */
const ways: readonly (readonly [string, (levels: number) => string])[] = [
  ['sequences in brackets', levels => `${head}x: ${'['.repeat(levels)}${']'.repeat(levels)}\n`],
  ['mappings in braces', levels => `${head}x: ${'{a: '.repeat(levels)}1${'}'.repeat(levels)}\n`],
  ['sequences by dashes', levels => `${head}x:\n${'- '.repeat(levels)}1\n`],
  ['mappings by indentation', levels => `${head}x:\n${indented(levels)}`],
  ['sequences of JSON', levels => `${jsonHead}"x":${'['.repeat(levels)}${']'.repeat(levels)}}\n`],
  ['mappings of JSON', levels => `${jsonHead}"x":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}\n`],
  [
    'aliases of what is deep already',
    levels => {
      const half = Math.floor(levels / 2);
      const rest = levels - half;
      const inner = `a: &inner ${'['.repeat(half)}${']'.repeat(half)}\n`;
      return `${head}${inner}x: ${'['.repeat(rest)}*inner${']'.repeat(rest)}\n`;
    },
  ],
];

function indented(levels: number): string {
  return Array.from({ length: levels }, (_, at) => `${' '.repeat(at + 1)}a:\n`).join('');
}

async function ran(text: string, ...argv: readonly string[]): Promise<Ran> {
  return run([...argv, '-'], tmpdir(), text);
}

test.each(ways)('%s, 1900 levels: what read prints reads back as the same', async (_, write) => {
  const text = write(1900);
  const inJson = await ran(text, 'read', '-o', 'json');
  const inYaml = await ran(text, 'read', '-o', 'yaml');
  expect([inJson.code, inYaml.code]).toEqual([0, 0]);
  expect(valuesIn(await ran(inYaml.out, 'read', '-o', 'json'))).toEqual(valuesIn(inJson));
});

test.each(ways)('%s, 1900 levels: indentation does not blow up what read prints', async (_, write) => {
  const text = write(1900);
  for (const format of ['json', 'yaml']) {
    const { out } = await ran(text, 'read', '-o', format);
    expect(out.length).toBeLessThan(30_000);
  }
});

test.each(ways)('%s, 2001 levels: unreadable with its place, and the rest is read', async (_, write) => {
  for (const levels of [2001, 20_000]) {
    if (levels > 2001 && write === ways[3]?.[1]) continue; // 20,000 levels of blanks are 200 MB
    const text = write(levels) + beside;
    for (const command of [['read'], ['read', '-o', 'json'], ['read', '--defaulted'], ['check']]) {
      const { code, out, err } = await ran(text, ...command);
      expect(code).toBe(3);
      expect(out + err).toMatch(/mappings and sequences lie in each other more than 2000 deep/);
    }
    expect((await ran(text, 'read')).out).toContain('beside');
  }
});

test.each(['routes', 'reach', 'request'])('%s goes on where a resource is deep', async command => {
  const argv = command === 'request' ? ['request', 'http://shop.example.com/'] : [command];
  for (const [, write] of ways) {
    expect((await ran(write(1900) + beside, ...argv)).code).toBe(0);
    expect((await ran(write(2001) + beside, ...argv)).code).toBe(3);
  }
});

test('a resource that is too deep to be checked is a warning, and --strict counts it', async () => {
  const text = `${head}x: ${'['.repeat(500)}${']'.repeat(500)}\n`;
  const { code, out } = await ran(text, 'check');
  expect(out).toContain(
    'warning: mappings and lists lie in each other more than 400 deep: the resource is not checked',
  );
  expect(code).toBe(0);
  expect((await ran(text, 'check', '--strict')).code).toBe(1);
});

test('a key of more than 1024 characters is printed as kubectl reads it', async () => {
  const key = 'k'.repeat(1100);
  const data = { [key]: 'short', nested: { [key]: { inner: [{ [key]: 1 }] } } };
  const resource = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data };
  const { out } = await ran(JSON.stringify(resource), 'read', '-o', 'yaml');
  expect(out).toContain(`  ? '${key}'\n  : short\n`);
  expect(valuesIn(await ran(out, 'read', '-o', 'json'))).toEqual([resource]);
});

function valuesIn({ out }: Ran): readonly unknown[] {
  const { resources } = JSON.parse(out) as { resources: readonly { resource: unknown }[] };
  return resources.map(one => one.resource);
}
