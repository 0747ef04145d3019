import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);

test('no file names the host of a registry', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  expect(lock).not.toMatch(/"resolved": "https?:/);
});

test('no committed file holds an absolute path of a machine', () => {
  const texts = files.filter(file => /\.(ts|mjs|cjs|md|yaml|json)$|^\.ci\//.test(file) && !file.startsWith('data/'));
  const guilty = texts.filter(file => /(^|[^\w.])\/(work|home|Users)\/\w/.test(readFileSync(join(root, file), 'utf8')));
  expect(guilty).toEqual([]);
});
