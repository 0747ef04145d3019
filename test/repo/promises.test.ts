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

/** A path may hold `<id>` for any name, and `*` for any one of several. */
test('each path of the repository that a document names is there', () => {
  const documents = files.filter(file => /^[^/]+\.md$|^docs\/.*\.md$/.test(file) && file !== 'CHANGELOG.md');
  const named = documents.flatMap(file =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(/`((?:src|test|docs|tools|bench|data|examples)\/[^\s`]*)`/g),
    ].map(([, path = '']) => ({ file, path })),
  );
  const lost = named.filter(({ path }) => !isThere(path));
  expect(lost.map(({ file, path }) => `${file}: ${path}`)).toEqual([]);
});

function isThere(path: string): boolean {
  const pattern = path
    .replace(/\/$/, '')
    .split(/(<[^>]*>|\*+|\{[^}]*\})/)
    .map((part, at) => (at % 2 === 0 ? part.replace(/[.+^$()|[\]\\]/g, '\\$&') : '[^`]*'))
    .join('');
  const known = new RegExp(`^${pattern}(/|$)`);
  return files.some(file => known.test(file));
}
