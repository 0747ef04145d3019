import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import { barePrefix, hostsAbove, hostsOf, mayMeet, pathPrecedence, pathsOf } from '#model/routing/intent-places.js';
import { byteLength } from '#model/text/bytes.js';
import { settled } from '../../settled.js';
import { lengthened, pathPattern, shortestComment } from './path-text.js';
import { reachable } from './reachable.js';

/** The host of routes that name none. */
export const everyHost = '*';

/** One path of a route on a host. */
export interface PlannedPath {
  readonly route: IntentRoute;
  readonly path: IntentPath;
  /** It stands there because a request that no path of the host takes may be taken by a less specific host. */
  readonly inherited: boolean;
  /** As the Ingress writes it. */
  readonly text: string;
  readonly pathType: 'Exact' | 'Prefix' | 'ImplementationSpecific';
}

/** How a host is written: by plain paths, or all of it by regular expressions. */
export interface HostPlan {
  readonly host: string;
  readonly regex: boolean;
  readonly paths: readonly PlannedPath[];
}

/** What each host holds, its own paths first, then those of less specific hosts. */
export function hostPlansOf(routes: readonly IntentRoute[]): readonly HostPlan[] {
  const own = new Map<string, Wish[]>();
  for (const route of routes) {
    const wishes = pathsOf(route).map(path => ({ route, path }));
    for (const host of hostsOf(route)) {
      const others = own.get(host);
      if (others) others.push(...wishes);
      else own.set(host, [...wishes]);
    }
  }
  return [...own.keys()].map(host =>
    planOf(
      host,
      [host, ...hostsAbove(host)].map(one => own.get(one) ?? []),
    ),
  );
}

interface Wish {
  readonly route: IntentRoute;
  readonly path: IntentPath;
}

/** The paths of one host, or of one that is less specific. */
type Level = readonly (Wish & { readonly inherited: boolean })[];

function planOf(host: string, wished: readonly (readonly Wish[])[]): HostPlan {
  const levels = reachable(wished);
  const regex = levels.flat().some(needsRegex) || slashOnly(levels.flat());
  return { host, regex, paths: regex ? byRegex(levels) : byPath(levels) };
}

/** Rewriting makes a host one of regular expressions; an exact path with odd letters can be said in no other way. */
function needsRegex({ route, path }: Wish): boolean {
  if (route.policies.pathRewrite !== undefined || path.kind === 'regex') return true;
  return path.kind === 'exact' && !isPlain(path.path);
}

/** nginx sends `/a` to the exact path `/a/`, unless there is an exact path `/a` too. */
function slashOnly(wishes: readonly Wish[]): boolean {
  const exact = new Set(wishes.flatMap(({ path }) => (path.kind === 'exact' ? [path.path] : [])));
  return [...exact].some(path => path.endsWith('/') && path !== '/' && !exact.has(path.slice(0, -1)));
}

/** What strict-validate-path-type lets through. (ingress-nginx v1.15.1, internal/ingress/inspector/rules.go:37) */
function isPlain(path: string): boolean {
  return /^\/[A-Za-z0-9._\-/]*$/.test(path);
}

/** nginx finds the exact path and the longest prefix by itself. */
function byPath(levels: readonly Level[]): readonly PlannedPath[] {
  return levels.flat().flatMap(({ route, path, inherited }): readonly PlannedPath[] => {
    if (path.kind === 'regex') return [];
    if (path.kind === 'exact') return [{ route, path, inherited, text: path.path, pathType: 'Exact' }];
    const text = barePrefix(path.path) || '/';
    return [{ route, path, inherited, text, pathType: isPlain(text) ? 'Prefix' : 'ImplementationSpecific' }];
  });
}

/** Longer texts are tried first: a text is made longer where a path would be tried before one that it comes after. */
function byRegex(levels: readonly Level[]): readonly PlannedPath[] {
  const texts = levels.flatMap((wishes, level) =>
    wishes.map(wish => ({ wish, level, text: pathPattern(wish.path, wish.route.policies.pathRewrite) })),
  );
  const lowestFirst = [...texts].sort((one, other) => compared(one, other));
  const lengths = settled(lowestFirst, {
    own: ({ text }) => byteLength(text),
    among: () => lowestFirst,
    comesBefore: (one, other) => compared(one, other) > 0 && mayMeet(one.wish.path, other.wish.path),
    raised: (own, least) => Math.max(least, own + shortestComment),
  });
  return texts.map((one): PlannedPath => ({
    ...one.wish,
    text: lengthened(one.text, lengths.get(one) ?? 0),
    pathType: 'ImplementationSpecific',
  }));
}

interface Leveled {
  readonly wish: Wish;
  /** How many hosts are more specific. */
  readonly level: number;
}

/** Above zero where the first comes before the second. */
function compared(one: Leveled, other: Leveled): number {
  return other.level - one.level || pathPrecedence(one.wish.path) - pathPrecedence(other.wish.path);
}
