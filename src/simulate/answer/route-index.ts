import type { Match, PathMatch } from '#model/match.js';
import type { Route } from '#model/routing/table.js';
import { conditionOf } from '../match/condition.js';
import type { Condition } from '#model/routing/condition.js';
import { hostKey, keysOfHost } from '../match/host-index.js';
import { beginningsIn } from '#regex/language.js';
import type { SeenRequest } from '../request/seen-request.js';
import type { ReadyStep } from '../steps/apply-steps.js';
import { readySteps } from '../steps/apply-steps.js';

/** A route of a table, ready to be asked. */
export interface ReadyRoute {
  readonly route: Route;
  readonly order: number;
  readonly takes: Condition<SeenRequest>;
  /** Made when first needed: most routes of a large table are never chosen. */
  readonly steps: () => readonly ReadyStep[];
}

/** The routes that may take a request, in match order: a small part of all of them. */
export type Candidates = (seen: SeenRequest) => readonly ReadyRoute[];

/** Indexes routes by the hosts and paths that their matches demand. */
export function candidatesOf(routes: readonly Route[]): Candidates {
  const anyHost = pathIndex();
  const byHost = new Map<string, PathIndex>();
  const inOrder = [...routes].sort((one, other) => one.rank - other.rank);
  for (const [order, route] of inOrder.entries()) {
    const ready = readyRoute(route, order);
    const { hosts, paths } = demandsOf(route.match);
    for (const key of hosts ?? ['']) put(hosts ? indexAt(byHost, key) : anyHost, paths, ready);
  }
  return seen => {
    const indexes = [anyHost, ...keysOfHost(seen.host).flatMap(key => byHost.get(key) ?? [])];
    const found = new Set(indexes.flatMap(index => lookUp(index, seen.path.text)));
    return [...found].sort((one, other) => one.order - other.order);
  };
}

function readyRoute(route: Route, order: number): ReadyRoute {
  let steps: readonly ReadyStep[] | undefined;
  return { route, order, takes: conditionOf(route.match), steps: () => (steps ??= readySteps(route.steps)) };
}

interface PathIndex {
  readonly exact: Map<string, ReadyRoute[]>;
  readonly prefixes: PrefixMap;
  /** Where upper and lower case are the same: in lower case. */
  readonly lowered: PrefixMap;
  readonly others: ReadyRoute[];
}

interface PrefixMap {
  readonly byPrefix: Map<string, ReadyRoute[]>;
  readonly lengths: Set<number>;
}

function pathIndex(): PathIndex {
  return { exact: new Map(), prefixes: prefixMap(), lowered: prefixMap(), others: [] };
}

function prefixMap(): PrefixMap {
  return { byPrefix: new Map(), lengths: new Set() };
}

function indexAt(byHost: Map<string, PathIndex>, key: string): PathIndex {
  const index = byHost.get(key) ?? pathIndex();
  byHost.set(key, index);
  return index;
}

function put(index: PathIndex, paths: readonly PathDemand[] | undefined, ready: ReadyRoute): void {
  if (!paths) index.others.push(ready);
  for (const { kind, path } of paths ?? []) {
    const map = kind === 'exact' ? index.exact : index[kind].byPrefix;
    const list = map.get(path);
    if (list) list.push(ready);
    else map.set(path, [ready]);
    if (kind !== 'exact') index[kind].lengths.add(path.length);
  }
}

function lookUp({ exact, prefixes, lowered, others }: PathIndex, path: string): readonly ReadyRoute[] {
  const below = lowered.lengths.size === 0 ? [] : withPrefixOf(lowered, lowerCase(path));
  return [...others, ...(exact.get(path) ?? []), ...withPrefixOf(prefixes, path), ...below];
}

/** Letters beyond ASCII have no other case to PCRE without UTF. */
function lowerCase(path: string): string {
  return path.replace(/[A-Z]+/g, letters => letters.toLowerCase());
}

function withPrefixOf({ byPrefix, lengths }: PrefixMap, path: string): readonly ReadyRoute[] {
  return [...lengths].flatMap(length => (length <= path.length ? (byPrefix.get(path.slice(0, length)) ?? []) : []));
}

/** What a request must have to be taken: one of the hosts, and one of the paths. Undefined: anything. */
interface Demands {
  readonly hosts?: readonly string[];
  readonly paths?: readonly PathDemand[];
}

interface PathDemand {
  readonly kind: 'exact' | 'prefixes' | 'lowered';
  readonly path: string;
}

function demandsOf(match: Match): Demands {
  switch (match.kind) {
    case 'host': {
      const key = hostKey(match.host);
      return key === undefined ? {} : { hosts: [key] };
    }
    case 'path':
      return { paths: [pathDemand(match.path)] };
    case 'and':
      return Object.assign({}, ...match.of.map(demandsOf)) as Demands; // any one of the demands narrows; the match itself decides
    case 'or':
      return alternatives(match.of.map(demandsOf));
    case 'always':
    case 'not':
    case 'method':
    case 'header':
    case 'query':
    case 'client-ip':
      return {};
  }
}

function pathDemand(path: PathMatch): PathDemand {
  switch (path.kind) {
    case 'exact':
      return { kind: 'exact', path: path.path };
    case 'prefix':
      return { kind: 'prefixes', path: path.by === 'element' ? path.path.replace(/\/+$/, '') : path.path };
    case 'regex': {
      const { beginning, lowered } = beginningsIn(path.regex);
      return lowered === undefined ? { kind: 'prefixes', path: beginning } : { kind: 'lowered', path: lowered };
    }
  }
}

function alternatives(demands: readonly Demands[]): Demands {
  const hosts = demands.every(one => one.hosts) ? demands.flatMap(one => one.hosts ?? []) : undefined;
  const paths = demands.every(one => one.paths) ? demands.flatMap(one => one.paths ?? []) : undefined;
  return { ...(hosts && { hosts: [...new Set(hosts)] }), ...(paths && { paths }) };
}
