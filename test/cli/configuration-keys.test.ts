import { parse, stringify } from 'yaml';
import { configurationShape } from '#configuration/configuration.table.js';
import type { Shape } from '#configuration/shape.js';
import { inFolder } from './folder.js';
import { run } from './run.js';
import type { Scenario } from './scenario.js';
import { scenarioOf, scenarios, writeFiles } from './scenario.js';

/** The keys from the document down, lists passed over: `controllers.flags`. */
type Key = readonly string[];

test('each key of the configuration is tried in a session that answers otherwise without it', async () => {
  const all = keysOf(configurationShape);
  expect(all.length).toBeGreaterThan(20);
  const untried = new Map(all.map(key => [key.join('.'), key]));
  for (const name of scenarios) for (const key of await shownBy(scenarioOf(name), untried)) untried.delete(key);
  expect([...untried.keys()]).toEqual([]);
});

/** The keys that there are, without those that no configuration can lack. */
function keysOf({ properties = {}, required = [] }: Shape): readonly Key[] {
  return Object.entries(properties).flatMap(([name, shape]) => [
    ...(required.includes(name) ? [] : [[name]]),
    ...keysOf(shape.items ?? shape).map(below => [name, ...below]),
  ]);
}

/** The keys, of those that are asked for, without which a call of the scenario says something else. */
async function shownBy(scenario: Scenario, asked: ReadonlyMap<string, Key>): Promise<readonly string[]> {
  const written = (key: Key): Scenario => ({ ...scenario, files: scenario.files.map(one => withoutKey(one, key)) });
  const whole = written([]);
  const tries = [...asked].map(([name, key]) => ({ name, tried: written(key) }));
  const differing = tries.filter(({ tried }) => JSON.stringify(tried.files) !== JSON.stringify(whole.files));
  if (differing.length === 0) return [];
  const said = await saidIn(whole);
  const shown: string[] = [];
  for (const { name, tried } of differing) if ((await saidIn(tried)) !== said) shown.push(name);
  return shown;
}

/** A configuration is YAML that is no manifest; what is no YAML is left as it is. */
function withoutKey([name, text]: readonly [string, string], key: Key): readonly [string, string] {
  if (!/[.]ya?ml$/.test(name) || /^(?:apiVersion|kind):/m.test(text)) return [name, text];
  try {
    const value: unknown = parse(text);
    return isRecord(value) && !isExpectations(value) ? [name, stringify(without(value, key))] : [name, text];
  } catch {
    return [name, text];
  }
}

/** Expectations themselves: a configuration names files of them. */
function isExpectations({ expectations }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(expectations) && expectations.some(one => typeof one !== 'string');
}

function without(value: unknown, key: Key): unknown {
  const [first, ...below] = key;
  if (first === undefined) return value;
  if (Array.isArray(value)) return value.map(one => without(one, key));
  if (!isRecord(value)) return value;
  const { [first]: held, ...others } = value;
  if (held === undefined || below.length === 0) return others;
  return { ...value, [first]: without(held, below) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function saidIn(scenario: Scenario): Promise<string> {
  return inFolder(async folder => {
    writeFiles(scenario, folder);
    const said: unknown[] = [];
    for (const { argv } of scenario.calls) said.push(await run(argv, folder));
    return JSON.stringify(said);
  });
}
