import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

test('dependency-cruiser sees every module of src, and no door is passed that is not in the table', () => {
  const output = execFileSync(
    'npx',
    ['depcruise', 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const { modules, summary } = JSON.parse(output) as {
    modules: { source: string }[];
    summary: { violations: unknown[] };
  };
  const seen = modules.map(one => one.source).filter(source => source.startsWith('src/'));
  const onDisk = (readdirSync(join(root, 'src'), { recursive: true }) as string[])
    .filter(file => file.endsWith('.ts'))
    .map(file => `src/${file}`);
  expect(seen.sort()).toEqual(onDisk.sort());
  expect(modules.filter(one => one.source.startsWith('dist/'))).toEqual([]);
  expect(summary.violations).toEqual([]);
}, 120_000);
