import type { HostPattern, Match, PathMatch } from '#model/match.js';

/** A part of the requests that a match takes: all of these hold. */
export interface Cell {
  readonly hosts: readonly HostPattern[];
  readonly paths: readonly PathMatch[];
  /** What else is asked, each as text: equal texts ask the same. */
  readonly others: ReadonlySet<string>;
  /** The cell holds just these requests; otherwise the match takes only some of them. */
  readonly exact: boolean;
}

/** The requests of a match as cells that together hold them all; undefined where there would be too many. */
export function cellsOf(match: Match, most = 32): readonly Cell[] | undefined {
  switch (match.kind) {
    case 'always':
      return [everything];
    case 'and':
      return match.of.reduce<readonly Cell[] | undefined>(
        (cells, one) => product(cells, cellsOf(one, most), most),
        [everything],
      );
    case 'or':
      return match.of.reduce<readonly Cell[] | undefined>((cells, one) => bounded(cells, cellsOf(one, most), most), []);
    case 'host':
      return [{ ...everything, hosts: [match.host] }];
    case 'path':
      return [{ ...everything, paths: [match.path] }];
    case 'method':
    case 'header':
    case 'query':
    case 'client-ip':
      return [{ ...everything, others: new Set([JSON.stringify(match)]) }];
    case 'not':
      return [{ ...everything, exact: false }];
  }
}

const everything: Cell = { hosts: [], paths: [], others: new Set(), exact: true };

function product(
  some: readonly Cell[] | undefined,
  others: readonly Cell[] | undefined,
  most: number,
): readonly Cell[] | undefined {
  if (!some || !others || some.length * others.length > most) return undefined;
  return some.flatMap(one =>
    others.map(other => ({
      hosts: [...one.hosts, ...other.hosts],
      paths: [...one.paths, ...other.paths],
      others: new Set([...one.others, ...other.others]),
      exact: one.exact && other.exact,
    })),
  );
}

function bounded(
  some: readonly Cell[] | undefined,
  others: readonly Cell[] | undefined,
  most: number,
): readonly Cell[] | undefined {
  return some && others && some.length + others.length <= most ? [...some, ...others] : undefined;
}
