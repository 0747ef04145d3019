import type { HostPattern } from '#model/match.js';
import type { Route } from '#model/routing/table.js';
import type { Cell } from '../match/cell.js';
import { cellsOf } from '../match/cell.js';
import { coversHost } from './covers-host.js';
import type { PathSet } from './covers-path.js';
import { allPaths, beginningOf, coversPath, pathSetsOf } from './covers-path.js';
import { hostKey, keysOfHost } from '../match/host-index.js';

/** A route, and the earlier routes that take all its requests. */
export interface Cover {
  readonly route: Route;
  readonly all: readonly Route[];
}

/** A part of what a route takes: one set of paths on one set of hosts, under the same further conditions. */
interface Piece {
  readonly hosts: readonly HostPattern[];
  readonly paths: PathSet;
  readonly others: ReadonlySet<string>;
}

interface Earlier extends Piece {
  readonly route: Route;
}

interface Kept {
  readonly earlier: ReadonlyMap<string, readonly Earlier[]>;
  /** How long the beginnings are under which pieces are kept. */
  readonly lengths: ReadonlySet<number>;
  readonly mayCompare: () => boolean;
}

/**
 * Takes the routes of a virtual host in match order, one after the other, and gives those before that take all requests of
 * the newest. Pieces are kept by host, beginning of the path and one condition, so that few are looked at; `mayCompare`
 * bounds how often the languages of regular expressions are compared.
 */
export function coverIndex(
  host: HostPattern,
  mayCompare: () => boolean,
): (route: Route) => readonly Route[] | undefined {
  const earlier = new Map<string, Earlier[]>();
  const seen = new Set<string>();
  const lengths = new Set<number>();
  return route => {
    const cells = cellsOf(route.match) ?? [];
    const pieces = cells.map(cell => ({ cell, pieces: piecesOf(cell) }));
    const found = pieces.flatMap(({ pieces: own }) =>
      own.map(piece => coverOf({ ...piece, hosts: [...piece.hosts, host] }, route, { earlier, lengths, mayCompare })),
    );
    const whole = route.doubt ? [] : pieces.filter(({ cell }) => cell.exact && cell.paths.length < 2);
    for (const piece of whole.flatMap(one => one.pieces)) keep({ ...piece, route }, earlier, seen, lengths);
    const all = found.flatMap(one => one ?? []);
    return found.length > 0 && all.length === found.length ? [...new Set(all)] : undefined;
  };
}

/** Of so many pieces that begin alike the first are looked at. */
const most = 100;

function piecesOf({ hosts, paths, others }: Cell): readonly Piece[] {
  const [path] = paths;
  const sets = path ? pathSetsOf(path) : [allPaths];
  return sets.map(set => ({ hosts: hosts.length > 0 ? hosts : [{ kind: 'any' }], paths: set, others }));
}

function coverOf(piece: Piece, { rank }: Route, { earlier, lengths, mayCompare }: Kept): Route | undefined {
  const begins = beginnings(piece.paths, lengths);
  const conditions = ['', ...piece.others];
  const keys = keysAbove(piece.hosts).flatMap(host =>
    begins.flatMap(path => conditions.map(condition => key(host, path, condition))),
  );
  for (const one of keys) {
    const cover = earlier
      .get(one)
      ?.slice(0, most)
      .find(wide => wide.route.rank < rank && coversPiece(wide, piece, mayCompare));
    if (cover) return cover.route;
  }
  return undefined;
}

function coversPiece(wide: Piece, narrow: Piece, mayCompare: () => boolean): boolean {
  return (
    [...wide.others].every(one => narrow.others.has(one)) &&
    wide.hosts.every(outer => narrow.hosts.some(inner => coversHost(outer, inner))) &&
    coversPath(wide.paths, narrow.paths, mayCompare)
  );
}

function keep(piece: Earlier, earlier: Map<string, Earlier[]>, seen: Set<string>, lengths: Set<number>): void {
  const [host] = piece.hosts;
  const beginning = foldedBeginning(piece.paths);
  const others = [...piece.others].sort();
  // A second piece that takes the same covers nothing that the first does not.
  const same = JSON.stringify([piece.hosts, piece.paths, others]);
  if (!host || seen.has(same)) return;
  seen.add(same);
  lengths.add(beginning.length);
  const at = key(hostKey(host) ?? '*', beginning, others[0] ?? '');
  const list = earlier.get(at);
  if (list) list.push(piece);
  else earlier.set(at, [piece]);
}

function key(host: string, beginning: string, condition: string): string {
  return `${host}\0${beginning}\0${condition}`;
}

/** Where pieces that may cover one of these hosts are kept. */
function keysAbove(hosts: readonly HostPattern[]): readonly string[] {
  return [...new Set([...hosts.flatMap(host => keysOfHost(hostKey(host) ?? '*')), '*'])];
}

/** A set that covers another begins no longer; case is left to the closer look. */
function beginnings(set: PathSet, lengths: ReadonlySet<number>): readonly string[] {
  const beginning = foldedBeginning(set);
  return [...lengths].flatMap(length => (length <= beginning.length ? [beginning.slice(0, length)] : []));
}

function foldedBeginning(set: PathSet): string {
  return ((set.kind === 'regex' ? set.language?.lowered : undefined) ?? beginningOf(set)).toLowerCase();
}
