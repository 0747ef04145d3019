import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groups, suites, suitesOf } from '../together/suites.js';

const numbers = Array.from({ length: groups }, (_, at) => at);

test('the groups of npm test hold every suite once', () => {
  expect(numbers.flatMap(suitesOf)).toEqual(suites());
  expect(suites()).toContain('repo/together.test.ts');
});

test('there is a file for each group, which tells that one', () => {
  const folder = join(__dirname, '../together');
  const files = readdirSync(folder).filter(name => name.startsWith('group-'));
  expect(files).toEqual(numbers.map(at => `group-${at + 1}.ts`));
  for (const [at, name] of files.entries())
    expect(readFileSync(join(folder, name), 'utf8')).toContain(`\ntell(${at});\n`);
});

test('no suite puts another module in the place of one that its neighbours share', () => {
  const mocking = suites().filter(file => /\bjest\.(?:mock|doMock|resetModules)\(/.test(read(file)));
  expect(mocking.filter(file => file !== 'repo/together.test.ts')).toEqual([]);
});

function read(file: string): string {
  return readFileSync(join(__dirname, '..', file), 'utf8');
}
