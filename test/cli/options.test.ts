import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inFolder } from './folder.js';
import { partOf } from '../runs.js';
import { run } from './run.js';
import { scenarioOf, scenarios, writeFiles } from './scenario.js';

/** What is not shown of each command: help (help.scenario), and what is tried below and at a terminal (init-project.test.ts). */
const unseen = ['--help', '--no-color', '--timing', '--yes'];

/** What every command takes and not every command can act on: findings are not reported, answers are not judged, no controller is asked, there is no summary. */
const idle: Readonly<Record<string, readonly string[]>> = {
  check: [],
  routes: ['--fail-on', '--only', '--skip', '--strict'],
  request: ['--fail-on', '--only', '--skip', '--quiet'],
  reach: ['--fail-on', '--only', '--skip', '--quiet'],
  test: ['--fail-on', '--only', '--skip', '--strict'],
  read: ['--fail-on', '--only', '--skip', '--strict', '--complete', '--controller', '--quiet'],
  init: [],
  explain: [],
  rules: [],
  schema: [],
  completion: [],
};

interface Option {
  readonly names: readonly string[];
  readonly takesValue: boolean;
}

/** A call without one of its options. */
interface Try {
  readonly key: string;
  readonly rest: readonly string[];
}

test('each option is tried in a session that fails without it', async () => {
  const all: [string, Option][] = [];
  for (const [command, others] of Object.entries(idle))
    for (const option of await optionsOf(command)) {
      const long = option.names.at(-1) ?? '';
      if (![...unseen, ...others].includes(long)) all.push([`${command} ${long}`, option]);
    }
  expect(all.length).toBeGreaterThan(100);
  const untried = new Map(partOf(all, 3));
  for (const name of scenarios) for (const shown of await shownBy(name, untried)) untried.delete(shown);
  expect([...untried.keys()]).toEqual([]);
});

test('--timing tells how long each rule took', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'shop.yaml'), 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n');
    const timed = await run(['check', '--timing', 'shop.yaml'], folder);
    const plain = await run(['check', 'shop.yaml'], folder);
    const lines = timed.err.trimEnd().split('\n');
    expect(lines.map(line => / ms {2}(.*)$/.exec(line)?.[1])).toContain('namespace-missing');
    expect(lines.filter(line => !/^ *\d+\.\d ms {2}[a-z-]+$/.test(line))).toEqual([]);
    expect({ ...timed, err: '' }).toEqual(plain);
  });
});

test('--no-color keeps colours from a terminal that has them', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'shop.yaml'), 'kind: [');
    const coloured = await run(['check', 'shop.yaml'], folder, '', true);
    const plain = await run(['check', '--no-color', 'shop.yaml'], folder, '', true);
    expect(stripVTControlCharacters(coloured.out)).not.toBe(coloured.out);
    expect(plain).toEqual({ ...coloured, out: stripVTControlCharacters(coloured.out) });
  });
});

test('there is a list for each command', async () => {
  const { out } = await run(['--help'], __dirname);
  const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  expect(commands.sort()).toEqual(Object.keys(idle).sort());
});

async function optionsOf(command: string): Promise<readonly Option[]> {
  const { out } = await run([command, '--help'], __dirname);
  return [...out.matchAll(/^ +(?:(-\w), )?(--[a-z-]+)( <)?/gm)].map(([, short, long = '', value]) => ({
    names: short === undefined ? [long] : [short, long],
    takesValue: value !== undefined,
  }));
}

/** The options, of those that are asked for, without which a call of the scenario says or does something else. */
async function shownBy(name: string, asked: ReadonlyMap<string, Option>): Promise<ReadonlySet<string>> {
  const scenario = scenarioOf(name);
  const shown = new Set<string>();
  const calls = scenario.calls.map(({ argv }) => ({ argv, tries: triesOf(argv, asked) }));
  const last = calls.findLastIndex(({ tries }) => tries.length > 0);
  if (last === -1) return shown;
  await inFolder(async folder => {
    writeFiles(scenario, folder);
    for (const { argv, tries } of calls.slice(0, last + 1)) {
      const open = tries.filter(({ key }) => !shown.has(key));
      const without = await Promise.all(open.map(async ({ key, rest }) => ({ key, said: await inCopy(folder, rest) })));
      const said = JSON.stringify(await run(argv, folder));
      for (const one of without) if (one.said !== said) shown.add(one.key);
    }
  });
  return shown;
}

/** The options of a call that are asked for, each with the call without it. */
function triesOf(argv: readonly string[], asked: ReadonlyMap<string, Option>): readonly Try[] {
  return [...asked]
    .filter(([key]) => key.startsWith(`${argv[0] ?? ''} `))
    .map(([key, option]) => ({ key, rest: argvWithout(argv, option) }))
    .filter(({ rest }) => rest.length < argv.length);
}

function argvWithout(argv: readonly string[], { names, takesValue }: Option): readonly string[] {
  return argv.filter((word, at) => {
    const before = argv[at - 1] ?? '';
    return !names.includes(word.split('=')[0] ?? '') && !(takesValue && names.includes(before));
  });
}

/** A call that may write: in a copy of the folder. */
async function inCopy(folder: string, argv: readonly string[]): Promise<string> {
  return inFolder(async copy => {
    cpSync(folder, copy, { recursive: true });
    return JSON.stringify(await run(argv, copy));
  });
}
