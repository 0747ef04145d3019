import fc from 'fast-check';
import type { Cluster } from '#cluster/cluster.js';
import { clusterOf } from '#cluster/cluster.js';
import type { Reading } from '#dialects/dialect.js';
import type { Json, JsonObject } from '#model/json.js';
import { isObject, objectOf, textOf } from '#model/json.js';
import type { PolicyName } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import type { RouteTable } from '#model/routing/table.js';
import { policyNames, policyOf } from './asked/policies.js';
import type { Contract, Sample } from './contract.js';
import { plainIntent } from './intents.js';
import { materialOf, written } from './read-back.js';
import { materialIn, recordedIn, recordings, settingsIn } from './recorded-cases.js';

/** What was found by taking keys away, one at a time: a key acts where the table of routes is another without it. */
export interface Acting {
  /** `policy key`, of keys without which routes differ. */
  readonly keys: ReadonlySet<string>;
  readonly policies: ReadonlySet<PolicyName>;
  /** All keys that were taken away. */
  readonly tried: ReadonlySet<string>;
  /** Keys without which something is read otherwise, or noted. */
  readonly heard: ReadonlySet<string>;
}

export function actingIn(contract: Contract): Acting {
  const { dialect, samples } = contract;
  const owners = ownersIn(contract);
  const keys = new Set<string>();
  const policies = new Set<PolicyName>();
  const tried = new Set<string>();
  const heard = new Set<string>();
  for (const sample of [...writtenSamples(contract), ...recordedSamples(contract), ...samples]) {
    const whole = readingOf(sample);
    if (isFaulty(whole)) continue;
    for (const { key, rest } of lessened(sample, [...owners.keys()])) {
      tried.add(key);
      const open = (owners.get(key) ?? []).filter(name => !keys.has(`${name} ${key}`));
      if (owners.has(key) && open.length === 0) continue;
      const other = readingOf(rest);
      if (JSON.stringify(other) !== JSON.stringify(whole)) heard.add(key);
      const changed = changeOf(whole, other, () => readingOf(unasked(sample, open, contract)));
      const acting = open.length === 1 && changed ? open : meant(changed, open);
      acting.forEach(name => policies.add(name));
      if (owners.has(key)) acting.forEach(name => keys.add(`${name} ${key}`));
    }
  }
  return { keys, policies, tried, heard };

  function readingOf({ values, settings }: Sample): Reading {
    return dialect.read(clusterIn(values), settings);
  }
}

/** Of several policies that own a key those that are others without it; of those that none owns all. */
function meant(changed: readonly PolicyName[] = [], open: readonly PolicyName[]): readonly PolicyName[] {
  return changed.filter(name => open.length === 0 || open.includes(name));
}

/** What is wrong has answers of its own: what is right alone tells what a key does. */
function isFaulty({ notes }: Reading): boolean {
  return notes.some(note => faults.has(note.kind) || ('effect' in note && note.effect === 'ingress-skipped'));
}

const faults: ReadonlySet<string> = new Set([
  'invalid-value',
  'refused-configuration',
  'missing-reference',
  'missing-port',
]);

/** The policies that own a key: those of the ConfigMap, which is no part of a route, have none. */
function ownersIn({ dialect }: Contract): ReadonlyMap<string, readonly PolicyName[]> {
  const owners = new Map<string, PolicyName[]>();
  for (const { policy, keys } of dialect.features)
    for (const key of keys) owners.set(key, [...(owners.get(key) ?? []), policy]);
  return owners;
}

/**
 * The policies that are others where routes are; undefined: what is done with requests is the same. Where a policy cannot be
 * without the key, its whole is taken away.
 */
function changeOf(one: Reading, lessened: Reading, unasked: () => Reading): readonly PolicyName[] | undefined {
  const other = isFaulty(lessened) ? unasked() : lessened;
  if (done(one.table) === done(other.table)) return undefined;
  return policyNames.filter(name => asked(one.table, name) !== asked(other.table, name));
}

/** What a table does, without what was asked and where that stands. */
function done(table: RouteTable): string {
  return JSON.stringify(table, (key, value: unknown) => (unseen.has(key) ? undefined : value));
}

const unseen: ReadonlySet<string> = new Set(['policies', 'at', 'because', 'line', 'column']);

function asked({ listeners }: RouteTable, name: PolicyName): string {
  const routes = listeners.flatMap(({ hosts }) => hosts.flatMap(host => host.routes));
  return [...new Set(routes.map(({ policies }) => JSON.stringify([policies[name]])))].sort().join('\n');
}

/** Asked by the same values each time, as pages are. */
const pinned = { seed: 20_261_127, numRuns: 25 };

/** What the dialect writes of each policy, alone and with TLS. */
function writtenSamples(contract: Contract): readonly Sample[] {
  const { dialect, settings } = contract;
  const intents = policyNames
    .flatMap(name => fc.sample(policyOf(name), pinned))
    .map((policies, at) => plainIntent(policies, at % 2 === 0 ? 'no' : 'secret'));
  return distinct(
    intents.flatMap(intent => {
      const writing = dialect.write(intent, settings);
      const values = materialOf(writing, intent);
      return written(intent, writing).routes.length === 0 ? [] : [{ values, settings }];
    }),
  );
}

function recordedSamples({ dialect }: Contract): readonly Sample[] {
  return recordings
    .flatMap(recordedIn)
    .filter(({ controller }) => controller.split('@')[0] === dialect.name)
    .map(one => ({ values: materialIn(one).resources.map(({ value }) => value), settings: settingsIn(one) }));
}

function distinct(samples: readonly Sample[]): readonly Sample[] {
  return [...new Map(samples.map(one => [JSON.stringify(one), one])).values()];
}

function clusterIn(values: readonly JsonObject[]): Cluster {
  return clusterOf(values.map(resourceOf));
}

function resourceOf(value: JsonObject): Resource {
  const { namespace, name } = objectOf(value['metadata']);
  return {
    apiVersion: textOf(value['apiVersion']) ?? '',
    kind: textOf(value['kind']) ?? '',
    namespace: textOf(namespace) ?? '',
    name: textOf(name) ?? '',
    value,
    locate: () => ({ file: 'sample.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 }),
  };
}

/** A sample without one key. */
interface Lessened {
  readonly key: string;
  readonly rest: Sample;
}

/** Without each key that stands in it: in the manifests, in the ConfigMap or in the static configuration of the controller. */
function lessened({ values, settings }: Sample, keys: readonly string[]): readonly Lessened[] {
  const { configMap = {}, static: statics } = settings;
  const ofValues = values.flatMap((value, at) =>
    placesIn(value, [textOf(value['kind']) ?? '']).flatMap(({ names, path }) => {
      const key = keyAt(names, keys);
      return key === undefined ? [] : [{ key, rest: { settings, values: values.with(at, withoutField(value, path)) } }];
    }),
  );
  const ofConfigMap = Object.keys(configMap).map(key => {
    const rest = Object.fromEntries(Object.entries(configMap).filter(([name]) => name !== key));
    return { key, rest: { values, settings: { ...settings, configMap: rest } } };
  });
  const ofStatic = placesIn(objectOf(statics), ['static']).flatMap(({ names, path }) => {
    const key = keyAt(names, keys);
    const rest = withoutField(objectOf(statics), path);
    return key === undefined ? [] : [{ key, rest: { values, settings: { ...settings, static: rest } } }];
  });
  return [...ofValues, ...ofConfigMap, ...ofStatic];
}

/** Without all keys of some policies; what was a Middleware's, without all that uses one. */
function unasked(sample: Sample, names: readonly PolicyName[], { dialect }: Contract): Sample {
  const keys = dialect.features.filter(({ policy }) => names.includes(policy)).flatMap(one => one.keys);
  const isOf = ({ names: way }: FieldPlace): boolean =>
    keyAt(way, keys) !== undefined || /(?:^|[.])middlewares$/.test(way.at(-1) ?? '');
  const values = sample.values.map(value => {
    const places = placesIn(value, [textOf(value['kind']) ?? '']).filter(isOf);
    return places.reduce((rest, { path }) => withoutField(rest, path), value);
  });
  return { ...sample, values };
}

/** A field, by the names on the way to it with the kind of its resource, and by its path: lists have numbers there. */
interface FieldPlace {
  readonly names: readonly string[];
  readonly path: readonly (string | number)[];
}

function placesIn(
  value: Json,
  names: readonly string[],
  path: readonly (string | number)[] = [],
): readonly FieldPlace[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((one, at) => placesIn(one, names, [...path, at]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([field, one]) => {
    const [own, way] = [
      [...names, field],
      [...path, field],
    ];
    return [{ names: own, path: way }, ...(one === undefined ? [] : placesIn(one, own, way))];
  });
}

/** The key that stands at a place: an annotation by its name, a field by an end of the way to it. */
function keyAt(names: readonly string[], keys: readonly string[]): string | undefined {
  const [kind = '', ...way] = names;
  const field = way.at(-1) ?? '';
  if (field.includes('/')) return annotationKey(field, keys);
  const text = [kind, ...way.filter((name, at) => (at > 0 || name !== 'spec') && (kind !== tcpRoute || name !== 'tls'))]
    .map(one => called[one] ?? one)
    .join('.');
  return keys.find(key => text === key || text.endsWith(`.${key}`));
}

const tcpRoute = 'IngressRouteTCP';

/** What names in manifests are called in keys. */
const called: Readonly<Record<string, string>> = {
  services: 'service',
  routes: 'router',
  [tcpRoute]: 'tcp',
  kubernetesCRD: 'provider',
  nativeLBByDefault: 'nativeLB',
};

function annotationKey(name: string, keys: readonly string[]): string | undefined {
  if (keys.includes(name)) return name;
  const own = name.replace('traefik.ingress.kubernetes.io/', '').toLowerCase();
  return keys.find(key => `${own}.`.startsWith(`${key.toLowerCase()}.`));
}

function withoutField(value: JsonObject, path: readonly (string | number)[]): JsonObject {
  const copy = structuredClone(value) as Record<string, unknown>; // its own
  let at: unknown = copy;
  for (const one of path.slice(0, -1)) at = (at as Record<string | number, unknown> | undefined)?.[one]; // the path led through it
  const last = path.at(-1);
  if (last !== undefined && typeof at === 'object') Reflect.deleteProperty(at as object, last);
  return copy as JsonObject; // without a field of its own
}
