import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectPage } from './page.js';
import { policyTables } from './policy-tables.js';

const root = join(__dirname, '../..');
const page = join(root, 'docs/guides/policies.md');
const text = readFileSync(page, 'utf8');
const { tables, sayable } = policyTables(root);

test('the tables of the guide are what the types say: each policy, its default, and why a controller lacks it', () => {
  const marked = /^(<!-- (\w+) -->\n)[^]*?^(<!-- \/\2 -->)/gm;
  expect([...text.matchAll(marked)].map(([, , name]) => name).sort()).toEqual([...tables.keys()].sort());
  expectPage(
    page,
    text.replace(
      marked,
      (_, start: string, name: string, end: string) => `${start}\n${tables.get(name) ?? ''}\n\n${end}`,
    ),
  );
});

test('each policy that a controller has stands in an example', () => {
  const examples = [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, block = '']) => block).join('\n');
  expect(sayable.filter(name => !new RegExp(`\\b${name}: `).test(examples))).toEqual([]);
});
