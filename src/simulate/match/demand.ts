import type { HostPattern, Match, PathMatch, ValueMatch } from '#model/match.js';

/** One way to meet a match: all of these together. What a `not` asks is left to chance. */
export interface Demand {
  readonly hosts: readonly HostPattern[];
  readonly paths: readonly PathMatch[];
  readonly method?: string;
  readonly headers: ReadonlyMap<string, ValueMatch>;
  readonly query: ReadonlyMap<string, ValueMatch>;
  readonly cidrs: readonly string[];
}

const free: Demand = { hosts: [], paths: [], headers: new Map(), query: new Map(), cidrs: [] };

/** The ways to meet a match; the first of them where there are many. */
export function demandsOf(match: Match, most = 32): readonly Demand[] {
  switch (match.kind) {
    case 'always':
    case 'not':
      return [free];
    case 'and':
      return match.of.reduce<readonly Demand[]>(
        (all, one) => product(all, demandsOf(one, most)).slice(0, most),
        [free],
      );
    case 'or':
      return match.of.flatMap(one => demandsOf(one, most)).slice(0, most);
    case 'host':
      return [{ ...free, hosts: [match.host] }];
    case 'path':
      return [{ ...free, paths: [match.path] }];
    case 'method':
      return [{ ...free, method: match.method }];
    case 'header':
      return [{ ...free, headers: new Map([[match.name, match.value]]) }];
    case 'query':
      return [{ ...free, query: new Map([[match.name, match.value]]) }];
    case 'client-ip':
      return [{ ...free, cidrs: match.cidrs }];
  }
}

function product(some: readonly Demand[], others: readonly Demand[]): readonly Demand[] {
  return some.flatMap(one => others.map(other => both(one, other)));
}

/** One way to meet two matches together. */
export function both(one: Demand, other: Demand): Demand {
  const method = one.method ?? other.method;
  return {
    hosts: [...one.hosts, ...other.hosts],
    paths: [...one.paths, ...other.paths],
    ...(method !== undefined && { method }),
    headers: new Map([...one.headers, ...other.headers]),
    query: new Map([...one.query, ...other.query]),
    cidrs: [...one.cidrs, ...other.cidrs],
  };
}
