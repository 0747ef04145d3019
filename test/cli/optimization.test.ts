import { spawnSync } from 'node:child_process';
import { patienceOf } from '#cli/optimization.js';

const known = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }).stdout;

test('the flag that is set is one that the V8 of this Node knows', () => {
  const flag = patienceOf(process.versions.node) ?? '';
  expect(flag).toMatch(/^--[-a-z]+=\d+$/);
  expect(known).toContain(`  ${flag.split('=')[0]} `);
});

test('of a Node that is not known no flag is set', () => {
  expect(patienceOf('99.1.0')).toBeUndefined();
});
