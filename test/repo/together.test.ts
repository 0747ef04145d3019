import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suites } from '../together/suites.js';

test('npm test tells every suite', () => {
  expect(suites()).toContain('repo/together.test.ts');
  expect(suites()).toContain('growth.test.ts');
  expect(read('together/all.ts')).toContain('\ntell();\n');
});

test('no suite puts another module in the place of one that its neighbours share', () => {
  const mocking = suites().filter(file => /\bjest\.(?:mock|doMock|resetModules)\(/.test(read(file)));
  expect(mocking.filter(file => file !== 'repo/together.test.ts')).toEqual([]);
});

function read(file: string): string {
  return readFileSync(join(__dirname, '..', file), 'utf8');
}
