import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const committed = join(root, 'imports');
const folder = mkdtempSync(join(tmpdir(), 'gatewright-regenerated-'));
const files = (of: string): readonly string[] => [
  ...readdirSync(of).filter(name => name.endsWith('.ts')),
  ...readdirSync(join(of, 'crds')).map(name => `crds/${name}`),
];

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'tools/imports.mjs'), folder], { stdio: 'ignore' });
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the imported kinds are those of the definitions, and the definitions those of the store', () => {
  expect(files(folder).toSorted()).toEqual(files(committed).toSorted());
  const different = files(folder).filter(
    file => readFileSync(join(folder, file), 'utf8') !== readFileSync(join(committed, file), 'utf8'),
  );
  expect(different).toEqual([]);
});

test('no definition carries the prose of its project', () => {
  const guilty = files(committed).filter(
    file => file.startsWith('crds/') && /^ *description: \S/m.test(readFileSync(join(committed, file), 'utf8')),
  );
  expect(guilty).toEqual([]);
});
