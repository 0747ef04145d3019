import fc from 'fast-check';
import type { Json } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { PolicyName } from '#model/policies/policies.js';
import type { Writing } from '#model/routing/intent.js';
import { policyOf } from './asked/policies.js';
import type { Contract } from './contract.js';
import { plainIntent } from './intents.js';

/** What a dialect writes of a policy, found by writing it. */
export interface Sayable {
  /** Of the values that authors ask for: all, some or none. */
  readonly written: 'all' | 'some' | 'none';
  /** The keys that stand in what is written because of it: annotations by their name, fields by their path or an end of it. */
  readonly keys: ReadonlySet<string>;
}

/** Asked by the same values each time, whatever the seed of the laws, so that pages say the same each time. */
const pinned = { seed: 20_261_127, numRuns: 80 };

/** What is written of a policy that a plain route asks for, with and without TLS, under the settings that the laws have. */
export function sayable(contract: Contract, name: PolicyName): Sayable {
  const [plain, secure] = (['no', 'secret'] as const).map(tls => saidWith(contract, name, tls));
  const keys = new Set([...(plain?.keys ?? []), ...(secure?.keys ?? [])]);
  return { written: secure?.written ?? 'none', keys };
}

function saidWith({ dialect, settings }: Contract, name: PolicyName, tls: 'no' | 'secret'): Sayable {
  const without = new Set(fieldsOf(dialect.write(plainIntent({}, tls), settings)).map(({ text }) => text));
  const asked = new Map(fc.sample(policyOf(name), pinned).map(one => [JSON.stringify(one), one]));
  const writings = [...asked.values()].map(one => dialect.write(plainIntent(one, tls), settings));
  const said = writings.filter(({ refusals }) => refusals.length === 0);
  const because = said.flatMap(fieldsOf).filter(({ text }) => !without.has(text));
  return {
    written: said.length === 0 ? 'none' : said.length === writings.length ? 'all' : 'some',
    keys: new Set(because.flatMap(({ path }) => path.map((_, at) => path.slice(at).join('.')))),
  };
}

/** A field of a manifest, with what stands in it. */
interface Field {
  readonly path: readonly string[];
  readonly text: string;
}

function fieldsOf({ manifests }: Writing): readonly Field[] {
  return manifests.flatMap(one => fieldsIn(one, []));
}

/** All fields of a value, by the names on the way to them: lists are passed over. */
function fieldsIn(value: Json | undefined, path: readonly string[]): readonly Field[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(one => fieldsIn(one, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const own = [...path, key];
    return [{ path: own, text: `${own.join('.')} ${JSON.stringify(one)}` }, ...fieldsIn(one, own)];
  });
}
