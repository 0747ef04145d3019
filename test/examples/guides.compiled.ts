import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compiled } from '../constructs/compiled.js';

const folder = join(__dirname, '../../docs/guides');

test('the programs in the guides compile', () => {
  const programs = readdirSync(folder).flatMap(file => {
    const text = readFileSync(join(folder, file), 'utf8');
    const blocks = [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, block = '']) => block);
    return blocks.map((block, at) => [`${file}-${at}`, block] as const);
  });
  const messages = compiled(Object.fromEntries(programs));
  expect(programs.length).toBeGreaterThan(1);
  expect(Object.entries(messages).filter(([, message]) => message !== '')).toEqual([]);
});
