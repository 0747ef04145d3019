#!/usr/bin/env node
// Mutation testing of rooms: npm run mutate -- src/ROOM … [--sample 100] [--seed 1] [--without-static] [--near] [--patience 120].
// Draws a sample of each room's mutants by a seed, runs against each the tests that reach it, and prints survivors as they are
// found, and at the end the shares that were killed. Minutes to hours: it is no part of CI. docs/testing.md holds the last figures.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { globSync } from 'tinyglobby';
import { root } from '../rooms.mjs';
import { isMeaningless, staleEntries } from './meaningless.mjs';
import { countedFromOne, keyOf } from './sampled-mutants.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    // Mutants of what runs when a module is loaded need all tests each.
    'without-static': { type: 'boolean', default: false },
    // Against the tests of its room and those in words of a user alone: quick, and a lower bound.
    near: { type: 'boolean', default: false },
    // Seconds after which a mutant that does not end counts as noticed; more on a busy machine.
    patience: { type: 'string', default: '120' },
  },
});
if (positionals.length === 0) throw new Error('name a room: npm run mutate -- src/network [--sample 100] [--seed 1]');
process.chdir(root);

const rooms = [];
const results = [];
for (const room of positionals) {
  const files = filesOf(room);
  const all = await mutantsOf(files);
  for (const one of staleEntries(files, all)) {
    console.log(`stale: tools/mutation/meaningless.table.mjs tells a mutant of ${one.file} that is none: ${one.line}`);
  }
  // What the table holds changes nothing of the draw: figures of one seed can be compared.
  const sample = sampled(all, Number(values.sample), Number(values.seed));
  rooms.push({ room, all, sample, drawn: sample.filter(one => !isMeaningless(one)) });
}
// Near tests are those of one room.
const runs = values.near ? rooms.map(one => [one]) : [rooms];
for (const some of runs) {
  results.push(...(await run(some)));
  for (const one of some) tell(one);
}

function tell({ room, all, sample, drawn }) {
  const wanted = new Set(drawn.map(keyOf));
  const found = results.filter(one => wanted.has(keyOf(one)));
  const count = (...statuses) => found.filter(({ status }) => statuses.includes(status)).length;
  const [killed, ignored] = [count('Killed', 'Timeout', 'RuntimeError', 'CompileError'), count('Ignored')];
  const asked = found.length - ignored;
  const lost = sample.length - drawn.length;
  const left = [
    ...(lost > 0 ? [`, ${lost} meaningless ones left out`] : []),
    ...(ignored > 0 ? [`, ${ignored} static ones left out`] : []),
  ].join('');
  const share = ((100 * killed) / asked).toFixed(1);
  const least = values.near ? 'at least ' : '';
  console.log(
    `${room}: ${least}${killed} of ${asked} killed (${share} %), drawn with seed ${values.seed} from ${all.length}${left}`,
  );
}

function filesOf(path) {
  return statSync(path).isDirectory() ? globSync(`${path}/**/*.ts`, { cwd: root }).sort() : [path];
}

/** Each mutant that the files have, in the order of the text. */
async function mutantsOf(files) {
  const instrumenter = new Instrumenter(silent());
  const options = { plugins: null, excludedMutations: [], ignorers: [], noHeader: true };
  const found = [];
  for (const name of files) {
    const file = { name, content: readFileSync(name, 'utf8'), mutate: true };
    const { mutants } = await instrumenter.instrument([file], options);
    found.push(...mutants.map(countedFromOne));
  }
  return found;
}

/** As many as asked for, each as likely as the next (mulberry32, Fisher and Yates). */
function sampled(list, size, seed) {
  const left = [...list];
  const drawn = [];
  let state = seed >>> 0;
  while (drawn.length < size && left.length > 0) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    drawn.push(...left.splice(((mixed ^ (mixed >>> 14)) >>> 0) % left.length, 1));
  }
  return drawn;
}

/** The tests without those of the repository itself, which compare files on disk: what they look for is not all in the copy. */
async function run(some) {
  const mutants = some.flatMap(({ drawn }) => drawn);
  if (mutants.length === 0) return [];
  const tempDirName = 'dist/dev/mutants';
  process.env['GATEWRIGHT_MUTANTS'] = join(root, 'dist/dev/mutants.json');
  process.env['GATEWRIGHT_MUTANT_TESTS'] = join(root, 'dist/dev/mutant-tests.json');
  if (values.near) process.env['GATEWRIGHT_MUTANT_SUITES'] = JSON.stringify(nearSuites(some));
  mkdirSync('dist/dev', { recursive: true });
  writeFileSync(process.env['GATEWRIGHT_MUTANTS'], JSON.stringify(mutants.map(keyOf)));
  const stryker = new Stryker({
    mutate: [...new Set(mutants.map(rangeOf))],
    testRunner: 'jest-focused',
    plugins: [
      '@stryker-mutator/jest-runner',
      ...['focused-runner', 'sampled-mutants', 'survivor-reporter'].map(one => join(root, `tools/mutation/${one}.mjs`)),
    ],
    checkers: ['sampled'],
    jest: {
      // Which tests reach a mutant is measured: the graph of imports does not see through `#room/file.js`.
      enableFindRelatedTests: false,
      configFile: 'jest.config.cjs',
      config: {
        ...(values.near && { testMatch: ['<rootDir>/test/together/near.ts'] }),
        testEnvironment: join(root, 'tools/mutation/stopping-environment.cjs'),
        testPathIgnorePatterns: ['/test/repo/(?!dialects)'],
        testSequencer: join(root, 'tools/mutation/focused-sequencer.cjs'),
      },
    },
    coverageAnalysis: 'perTest',
    ignoreStatic: values['without-static'],
    reporters: ['progress-append-only', 'survivors'],
    concurrency: 3,
    tempDirName,
    ignorePatterns: ['dist/lib', 'dist/dev', 'coverage', '*.tgz'],
    timeoutMS: Number(values.patience) * 1000,
    dryRunTimeoutMinutes: 60,
  });
  try {
    return await stryker.runMutationTest();
  } finally {
    rmSync(tempDirName, { recursive: true, force: true });
  }
}

/** The suites of the rooms, then those in words of a user. */
function nearSuites(some) {
  const own = some.flatMap(({ room }) =>
    globSync(`${room.split('/')[1]}/**/*.test.ts`, { cwd: join(root, 'test') }).sort(),
  );
  return [...new Set([...own, 'rules/rules.test.ts', 'cli/scenarios.test.ts'])];
}

function rangeOf({ fileName, location: { start, end } }) {
  return `${fileName}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
}

function silent() {
  const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
  const named = level => `is${level[0].toUpperCase()}${level.slice(1)}Enabled`;
  return Object.fromEntries(
    levels.flatMap(level => [
      [level, () => undefined],
      [named(level), () => false],
    ]),
  );
}
