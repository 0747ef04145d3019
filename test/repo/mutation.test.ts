import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(__dirname, '../..');

test('each mutant that is told to mean nothing stands in its file, with why', () => {
  const lost = entries().filter(({ file, line, from, to, why }) => {
    const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
    const lines = text.split('\n').map(one => one.trim());
    const start = from.split('…')[0] ?? '';
    return !lines.includes(line) || !text.replace(/\s+/g, ' ').includes(start) || from === to || why.length < 10;
  });
  expect(lost).toEqual([]);
});

test('no mutant is told to mean nothing twice', () => {
  const told = entries().map(({ file, line, from, to }) => JSON.stringify([file, line, from, to]));
  expect(told.filter((one, at) => told.indexOf(one) !== at)).toEqual([]);
});

interface Entry {
  readonly file: string;
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

function entries(): readonly Entry[] {
  const table = pathToFileURL(join(root, 'tools/mutation/meaningless.table.mjs')).href;
  const print = `import { meaningless } from ${JSON.stringify(table)}; console.log(JSON.stringify(meaningless));`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', print], { encoding: 'utf8' });
  return JSON.parse(printed) as readonly Entry[]; // the table, as JSON
}
