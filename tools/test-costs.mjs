#!/usr/bin/env node
// What `npm test` takes of the processor, by suite: npm run test:cost. Reads what a run with TEST_COSTS=FILE wrote, where that file
// is named, else runs the tests first. Seconds are those of a machine as busy as it is; how often the same small work fits into
// them compares runs on different ones. What a suite does in other processes (the command line as a program, bundling) is left out.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './rooms.mjs';

const [named] = process.argv.slice(2);
const { total, suites, work } = JSON.parse(readFileSync(named ?? ran(), 'utf8'));
const shown = suites.toSorted((one, other) => other.seconds - one.seconds).filter(({ seconds }) => seconds >= 1);
for (const { suite, seconds } of shown) console.log(`${seconds.toFixed(1).padStart(6)} s  ${suite}`);
const rest = total - suites.reduce((sum, { seconds }) => sum + seconds, 0);
console.log(`${rest.toFixed(1).padStart(6)} s  beside the ${suites.length} suites: jest itself`);
console.log(`${total.toFixed(1).padStart(6)} s  in all, ${Math.round(total / work)} times the work beside each suite`);

function ran() {
  mkdirSync(join(root, 'dist/dev'), { recursive: true });
  const file = join(root, 'dist/dev/test-costs.json');
  const { status } = spawnSync('npm', ['test'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TEST_COSTS: file },
  });
  if (status !== 0) process.exit(status ?? 1);
  return file;
}
