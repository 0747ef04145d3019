import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compiled } from '../constructs/compiled.js';

const folder = join(__dirname, '../../docs/guides');

test('the programs in the guides compile', () => {
  const programs = readdirSync(folder).flatMap(programsIn);
  const messages = compiled(Object.fromEntries(programs));
  expect(programs.length).toBeGreaterThan(1);
  expect(Object.entries(messages).filter(([, message]) => message !== '')).toEqual([]);
});

/** The programs of a guide; one that names itself (`// main.ts`) is imported by its name. */
function programsIn(file: string): readonly (readonly [name: string, text: string])[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const blocks = [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, block = '']) => block);
  const named = new Map(blocks.map((block, at) => [/^\/\/ (\S+)\.ts\n/.exec(block)?.[1], `${file}-${at}`]));
  return blocks.map((block, at) => [
    `${file}-${at}`,
    block.replace(/from '\.\/([\w-]+)'/g, (whole, name: string) =>
      named.has(name) ? `from './__${named.get(name) ?? ''}.js'` : whole,
    ),
  ]);
}
