import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.js';

/** What no session can show: help, times, and colours (terminal.test.ts has a terminal). */
const unseen = ['--help', '--no-color', '--timing'];

/** What every command takes and not every command can act on: findings are not reported, answers are not judged, no controller is asked. */
const idle: Readonly<Record<string, readonly string[]>> = {
  check: [],
  routes: ['--fail-on', '--only', '--skip', '--strict'],
  request: ['--fail-on', '--only', '--skip'],
  reach: ['--fail-on', '--only', '--skip'],
  test: ['--fail-on', '--only', '--skip', '--strict'],
  read: ['--fail-on', '--only', '--skip', '--strict', '--complete', '--controller'],
  init: [],
  explain: [],
  rules: [],
  schema: [],
  completion: [],
};

const calls = readdirSync(__dirname)
  .filter(file => file.endsWith('.scenario'))
  .flatMap(file => readFileSync(join(__dirname, file), 'utf8').match(/^==== \$ gatewright .*$/gm) ?? [])
  .map(line => line.split(' ').slice(3));

test.each(Object.entries(idle))(
  'each option of %s is tried in a session that says what it does',
  async (name, others) => {
    const { out } = await run([name, '--help'], __dirname);
    const options = [...out.matchAll(/^ +(?:(-\w), )?(--[a-z-]+)/gm)].map(([, short = '', long = '']) => ({
      short,
      long,
    }));
    const untried = options.filter(({ short, long }) => !calls.some(call => isTried(call, name, [short, long])));
    expect(options.length).toBeGreaterThan(0);
    expect(untried.map(({ long }) => long).filter(long => ![...unseen, ...others].includes(long))).toEqual([]);
  },
);

test('there is a list for each command', async () => {
  const { out } = await run(['--help'], __dirname);
  const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  expect(commands.sort()).toEqual(Object.keys(idle).sort());
});

function isTried([called, ...words]: readonly string[], command: string, names: readonly string[]): boolean {
  return called === command && words.some(word => names.includes(word.split('=')[0] ?? ''));
}
