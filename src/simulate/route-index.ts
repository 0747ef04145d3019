import type { Match } from '#model/match.js';
import type { Route } from '#model/table.js';
import { conditionOf } from './condition.js';
import type { Condition } from './held.js';
import { hostKey, keysOfHost } from './host-index.js';
import type { View } from './view.js';
import type { ReadyStep } from './walk.js';
import { readySteps } from './walk.js';

/** A route of a table, ready to be asked. */
export interface ReadyRoute {
  readonly route: Route;
  readonly order: number;
  readonly takes: Condition<View>;
  /** Made when first needed: most routes of a large table are never chosen. */
  readonly steps: () => readonly ReadyStep[];
}

/** The routes that may take a request, in match order: a small part of all of them. */
export type Candidates = (view: View) => readonly ReadyRoute[];

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
  return view => {
    const indexes = [anyHost, ...keysOfHost(view.host).flatMap(key => byHost.get(key) ?? [])];
    const found = new Set(indexes.flatMap(index => lookUp(index, view.seen.path)));
    return [...found].sort((one, other) => one.order - other.order);
  };
}

function readyRoute(route: Route, order: number): ReadyRoute {
  let steps: readonly ReadyStep[] | undefined;
  return { route, order, takes: conditionOf(route.match), steps: () => (steps ??= readySteps(route.steps)) };
}

interface PathIndex {
  readonly exact: Map<string, ReadyRoute[]>;
  readonly prefixes: Map<string, ReadyRoute[]>;
  readonly lengths: Set<number>;
  readonly others: ReadyRoute[];
}

function pathIndex(): PathIndex {
  return { exact: new Map(), prefixes: new Map(), lengths: new Set(), others: [] };
}

function indexAt(byHost: Map<string, PathIndex>, key: string): PathIndex {
  const index = byHost.get(key) ?? pathIndex();
  byHost.set(key, index);
  return index;
}

function put(index: PathIndex, paths: readonly PathDemand[] | undefined, ready: ReadyRoute): void {
  if (!paths) index.others.push(ready);
  for (const { exact, path } of paths ?? []) {
    if (!exact) index.lengths.add(path.length);
    const map = exact ? index.exact : index.prefixes;
    const list = map.get(path);
    if (list) list.push(ready);
    else map.set(path, [ready]);
  }
}

function lookUp({ exact, prefixes, lengths, others }: PathIndex, path: string): readonly ReadyRoute[] {
  const found = [...others, ...(exact.get(path) ?? [])];
  for (const length of lengths) {
    if (length <= path.length) found.push(...(prefixes.get(path.slice(0, length)) ?? []));
  }
  return found;
}

/** What a request must have to be taken: one of the hosts, and one of the paths. Undefined: anything. */
interface Demands {
  readonly hosts?: readonly string[];
  readonly paths?: readonly PathDemand[];
}

interface PathDemand {
  readonly exact: boolean;
  readonly path: string;
}

function demandsOf(match: Match): Demands {
  switch (match.kind) {
    case 'host': {
      const key = hostKey(match.host);
      return key === undefined ? {} : { hosts: [key] };
    }
    case 'path': {
      const { path } = match;
      if (path.kind === 'regex') return {};
      if (path.kind === 'exact') return { paths: [{ exact: true, path: path.path }] };
      return { paths: [{ exact: false, path: path.by === 'element' ? path.path.replace(/\/+$/, '') : path.path }] };
    }
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

function alternatives(demands: readonly Demands[]): Demands {
  const hosts = demands.every(one => one.hosts) ? demands.flatMap(one => one.hosts ?? []) : undefined;
  const paths = demands.every(one => one.paths) ? demands.flatMap(one => one.paths ?? []) : undefined;
  return { ...(hosts && { hosts: [...new Set(hosts)] }), ...(paths && { paths }) };
}
