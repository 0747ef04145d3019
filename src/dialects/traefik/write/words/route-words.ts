import type { Unsayable } from '#dialects/dialect.js';
import { blamedField } from '#dialects/blamed-field.js';
import type { JsonObject } from '#model/json.js';
import { isArray, objectOf } from '#model/json.js';
import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import type { Wire, WrittenFor } from '../../policies/feature.js';
import { featureNames } from '../../policies/index.js';
import { middlewareFields } from '../../policies/middleware-fields.table.js';
import type { OwnPath } from '../../policies/own-path.js';
import { isUnsayable, written } from '../../policies/policy-set.js';
import { barePrefix, pathsOf } from '#model/routing/intent-places.js';

/** What a policy of a route is in Traefik's words, for one of its paths. */
export interface PolicyWords {
  readonly name: PolicyName;
  /** Of a policy that the route has more than once: which of them. */
  readonly nth: number;
  readonly words: Wire;
}

/** A policy that cannot be said, and why. */
export interface UnsayablePolicy extends Unsayable {
  readonly policy: PolicyName;
}

/** The words of a route for one path, in the order in which they act; or why a policy cannot be said. */
export function wordsFor(route: IntentRoute, path: IntentPath): readonly PolicyWords[] | UnsayablePolicy {
  const target = { route, path: ownPathOf(path) };
  const words: PolicyWords[] = [];
  const sets = [route.policies, ...(route.policies.repeated?.sets ?? [])];
  for (const name of order(sets)) {
    for (const [nth, set] of sets.entries()) {
      const said = written(name, set, target);
      if (isUnsayable(said))
        return nth > 0
          ? { because: said.because, policy: 'repeated', field: `${nth - 1}` }
          : { ...said, ...fieldOf(name, said, set, target), policy: name };
      const because = nth > 0 && name in set ? repeatedFault(name, said, words) : undefined;
      if (because !== undefined) return { because, policy: 'repeated', field: `${nth - 1}` };
      words.push({ name, nth, words: said });
    }
  }
  return words;
}

/** The field that a reason is about, where it does not say so itself. */
function fieldOf(
  name: PolicyName,
  { because, field }: Unsayable,
  set: PolicySet,
  target: WrittenFor,
): Pick<Unsayable, 'field'> {
  const policy = set[name];
  if (field !== undefined || policy === undefined) return {};
  const blamed = blamedField(name, policy, because, one => {
    const said = written(name, { ...set, [name]: one }, target);
    return isUnsayable(said) ? said.because : undefined;
  });
  return blamed === undefined ? {} : { field: blamed };
}

// What is unknown is refused last.
function order(sets: readonly PolicySet[]): readonly PolicyName[] {
  const asked = sets.flatMap(set => Object.keys(set) as PolicyName[]); // its very keys
  return [...new Set<PolicyName>([...featureNames, ...asked.filter(name => name !== 'repeated')])];
}

// A Middleware can follow another of its kind; what is said of the backend is said once.
function repeatedFault(name: PolicyName, words: Wire, before: readonly PolicyWords[]): string | undefined {
  const isSame = before.some(one => one.name === name && JSON.stringify(one.words) === JSON.stringify(words));
  if (isSame || Object.keys(words).every(head => isMiddleware(head) || head === 'mirroring')) return undefined;
  return `Traefik takes one ${name} for all that a route leads to: give each of its backends a route of its own`;
}

/** Whether what holds words is a Middleware of that kind. */
export function isMiddleware(head: string): boolean {
  return Object.hasOwn(middlewareFields, head) || head === 'plugin';
}

/** The words below one head, of all policies together. Lists go on where others end. */
export function wordsUnder(words: readonly PolicyWords[], head: string): JsonObject | undefined {
  const parts = words.filter(one => one.words[head] !== undefined).map(one => objectOf(one.words[head]));
  return parts.length === 0 ? undefined : parts.reduce(bothWords);
}

function bothWords(one: JsonObject, other: JsonObject): JsonObject {
  const lists = Object.entries(other).flatMap(([field, value]): [string, JsonObject[string]][] => {
    const before = one[field];
    return isArray(before) && isArray(value) ? [[field, [...before, ...value]]] : [];
  });
  return { ...one, ...other, ...Object.fromEntries(lists) };
}

/** What does not depend on the path is written for the first. */
export function wordsOf(route: IntentRoute): readonly PolicyWords[] {
  const [first = { kind: 'prefix', path: '/' }] = pathsOf(route);
  const words = wordsFor(route, first);
  return 'because' in words ? [] : words;
}

// A regular expression has no prefix: only the whole path can be replaced.
function ownPathOf(path: IntentPath): OwnPath {
  if (path.kind === 'exact') return { path: path.path, exact: true };
  if (path.kind === 'regex') return { path: '/', exact: false, regex: path.pattern };
  return { path: barePrefix(path.path) || '/', exact: false };
}
