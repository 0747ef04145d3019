import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { Intent, IntentRoute, Writing } from '#model/routing/intent.js';
import type { Outcome } from '#model/routing/request.js';
import type { Route, RouteTable } from '#model/routing/table.js';
import { differences } from '#simulate/compare/differences.js';
import { meaningOf } from '#simulate/compare/intent-table.js';
import { asker } from '#simulate/answer/answer.js';
import { intentOf } from '#simulate/compare/told/intent-of.js';
import { sameMeaning } from '#simulate/compare/same-meaning.js';
import type { Contract, Law } from './contract.js';
import { normalForm } from './contract.js';
import { readBack, written } from './read-back.js';

/** What each law says of one intent: what is found against it. */
export const held: { readonly [Name in Law]: (contract: Contract, intent: Intent) => readonly string[] } = {
  'a dialect does what the intent means: each request goes where the intent sends it': unlike,
  'each policy of the intent is in the table read back, as it was asked for, or in the refusals': missing,
  'what a table amounts to means what the intent meant, but for what is listed as untold': toldOtherwise,
  'what is written is read without a note': noted,
  'writing is stable: the order of the routes changes no byte': unstable,
  'a route alone is written as it is among others, but for what is settled among them': unlikeAlone,
  'no two manifests share a name, nor the name that the controller makes of it': sharedNames,
};

export function unlike(contract: Contract, intent: Intent): readonly string[] {
  const writing = writingOf(contract, intent);
  const { table } = readBack(contract, writing, intent);
  const meant = meaningOf(written(intent, writing), contract.dialect.conventions);
  return [
    ...(table.refused ? [`the controller refuses it: ${table.refused.reason}`] : []),
    ...differences(meant, table, same(contract, intent))
      .filter(({ request }) => !contract.unheld.some(({ holds }) => holds(request)))
      .map(
        ({ request, a, b }) => `${request.scheme}://${request.host}${request.path}: ${inWords(a)}, not ${inWords(b)}`,
      ),
  ];
}

function same({ alsoRight }: Contract, { routes }: Intent): (meant: Outcome, done: Outcome) => boolean {
  const asksPasswords = routes.some(({ policies }) => policies.passwordAuthentication);
  return (meant, done) =>
    sameMeaning(meant, done) ||
    (asksPasswords && isVerified(meant, done)) ||
    alsoRight.some(({ holds }) => holds(meant, done));
}

/** An intent names the Secret with the users, and does not hold them: what is open of it, who reads the manifests may know. */
function isVerified(meant: Outcome, done: Outcome): boolean {
  const isOpen = meant.outcome === 'unknown' && meant.code === 'external-answer';
  return isOpen && done.outcome === 'respond' && done.status === 401;
}

export function missing(contract: Contract, intent: Intent): readonly string[] {
  const writing = writingOf(contract, intent);
  const { table } = readBack(contract, writing, intent);
  return written(intent, writing).routes.flatMap(route =>
    waysOf(route, table, writing).flatMap(way =>
      unreadPolicies(contract, route, way.policies).map(name => `${route.at.file} ${way.matches}: ${name}`),
    ),
  );
}

/** The policies that a route asks for, and that are not among those read of it. */
export function unreadPolicies(
  contract: Contract,
  route: IntentRoute,
  found: readonly PolicySet[],
): readonly PolicyName[] {
  const idle = contract.idle.flatMap(({ holds }) => holds(route.policies) ?? []);
  const names = Object.keys(route.policies) as PolicyName[]; // the keys of a set of them
  return names.filter(name => !idle.includes(name) && !isRead(contract, route, name, found));
}

/** What the table holds of one route: each of its ways, by whatever listener. */
function waysOf(
  route: IntentRoute,
  table: RouteTable,
  { manifests }: Writing,
): readonly { readonly matches: string; readonly policies: readonly PolicySet[] }[] {
  const own = new Set(manifests.filter(manifest => isOf(route, manifest)).map(subjectOf));
  const ways = new Map<string, Route[]>();
  for (const one of table.listeners.flatMap(({ hosts }) => hosts.flatMap(({ routes }) => routes))) {
    const { apiVersion, kind, namespace = '', name } = one.subject;
    if (one.implicit || !own.has(`${apiVersion} ${kind} ${namespace}/${name}`)) continue;
    const key = [...one.hosts, one.matches].join(' ');
    ways.set(key, [...(ways.get(key) ?? []), one]);
  }
  return [...ways].map(([matches, routes]) => ({ matches, policies: routes.map(({ policies }) => policies) }));
}

function isOf({ namespace, name }: IntentRoute, manifest: JsonObject): boolean {
  const metadata = objectOf(manifest['metadata']);
  return metadata['namespace'] === namespace && objectOf(metadata['labels'])['app'] === name;
}

function subjectOf({ apiVersion, kind, metadata }: JsonObject): string {
  const { namespace, name } = objectOf(metadata);
  return `${textOf(apiVersion) ?? ''} ${textOf(kind) ?? ''} ${textOf(namespace) ?? ''}/${textOf(name) ?? ''}`;
}

/** Each field that is asked for has the value that is read; a controller says what was left to it. */
function isRead(
  { unseen }: Contract,
  { paths, policies }: IntentRoute,
  name: PolicyName,
  found: readonly PolicySet[],
): boolean {
  const own = paths.length > 0 ? paths : [{ kind: 'prefix', path: '/' } as const];
  return own.some(path => {
    const form = normalForm(policies, name, path);
    if (form === undefined) return true;
    const again = new Set((policies.repeated?.sets ?? []).flatMap(set => Object.keys(set)));
    const asked = Object.entries(form).filter(([field]) =>
      name === 'repeated' ? again.has(field) : unseen[`${name}.${field}`] === undefined,
    );
    return found.some(read => isIn(Object.fromEntries(asked), normalForm(read, name, path)));
  });
}

function isIn(asked: unknown, read: unknown): boolean {
  if (typeof asked !== 'object' || asked === null) return Object.is(asked, read);
  if (typeof read !== 'object' || read === null) return false;
  if (Array.isArray(asked) && Array.isArray(read) && asked.length !== read.length) return false;
  return Object.entries(asked).every(([key, value]) => isIn(value, (read as Record<string, unknown>)[key])); // an object
}

function toldOtherwise(contract: Contract, intent: Intent): readonly string[] {
  const writing = writingOf(contract, intent);
  const { table } = readBack(contract, writing, intent);
  const told = intentOf(table, contract.dialect.conventions);
  const schemes = ['http', 'https'] as const;
  const listed = new Set(
    told.untold.flatMap(({ at, request }) =>
      (request ? [request.scheme] : schemes).map(scheme => JSON.stringify([scheme, at])),
    ),
  );
  const answer = asker(table);
  const meant = meaningOf(written(intent, writing), contract.dialect.conventions);
  const again = meaningOf(told.intent, contract.dialect.conventions);
  return differences(meant, again, same(contract, intent))
    .filter(({ request }) => !contract.unheld.some(({ holds }) => holds(request)))
    .filter(
      ({ request }) => !answer(request).trace.some(({ at }) => at && listed.has(JSON.stringify([request.scheme, at]))),
    )
    .map(({ request, a, b }) => `${request.scheme}://${request.host}${request.path}: ${inWords(a)}, not ${inWords(b)}`);
}

export function noted(contract: Contract, intent: Intent): readonly string[] {
  const { notes } = readBack(contract, writingOf(contract, intent), intent);
  return notes
    .filter(note => !contract.elsewhere.some(({ holds }) => holds(note)))
    .map(note => `${note.kind} ${note.path.join('.')} ${'wants' in note ? note.wants : ''}`);
}

function unstable(contract: Contract, intent: Intent): readonly string[] {
  const turned = writingOf(contract, { routes: [...intent.routes].reverse() });
  const straight = writingOf(contract, intent);
  return JSON.stringify(turned) === JSON.stringify(straight) ? [] : ['the order of the routes changes what is written'];
}

function unlikeAlone(contract: Contract, intent: Intent): readonly string[] {
  const all = writingOf(contract, intent);
  const text = (manifest: JsonObject): string =>
    JSON.stringify(manifest, (key, value: unknown) => (key in contract.settled ? undefined : value));
  const together = new Set(all.manifests.map(text));
  // A certificate that is issued belongs to all routes that name its Secret.
  return written(intent, all)
    .routes.filter(({ tls }) => tls?.issuer === undefined)
    .flatMap(route => writingOf(contract, { routes: [route] }).manifests.map(text))
    .filter(one => !together.has(one));
}

function sharedNames(contract: Contract, intent: Intent): readonly string[] {
  const { manifests } = writingOf(contract, intent);
  const long = manifests.map(one => textOf(objectOf(one['metadata'])['name']) ?? '').filter(name => name.length > 253);
  const names = manifests.map(one => {
    const { namespace, name } = objectOf(one['metadata']);
    const own = { kind: textOf(one['kind']) ?? '', namespace: textOf(namespace) ?? '', name: textOf(name) ?? '' };
    return contract.nameOf?.(own) ?? `${own.kind} ${own.namespace}/${own.name}`;
  });
  return [...long, ...names.filter((name, at) => names.indexOf(name) !== at)];
}

export function writingOf({ dialect, settings }: Contract, intent: Intent): Writing {
  return dialect.write(intent, settings);
}

function inWords(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'backend':
      return `${outcome.backends.map(({ backend, weight }) => `${backend.service}*${weight}`).join('+')} ${outcome.upstream.path}`;
    case 'redirect':
      return `${outcome.status} ${outcome.location}`;
    case 'respond':
      return `${outcome.status} ${outcome.reason}`;
    case 'refused':
      return 'refused';
    case 'unknown':
      return `unknown ${outcome.reason}`;
  }
}
