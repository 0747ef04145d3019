import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import { barePrefix, hostsOf, pathsOf } from '#model/routing/intent-places.js';
import { byteLength } from '../../bytes.js';
import { lengthened, pathPattern } from './path-text.js';
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
      [host, ...lessSpecific(host)].map(one => own.get(one) ?? []),
    ),
  );
}

interface Wish {
  readonly route: IntentRoute;
  readonly path: IntentPath;
}

/** A wildcard stands for one label. */
function lessSpecific(host: string): readonly string[] {
  if (host === everyHost) return [];
  return host.startsWith('*.') ? [everyHost] : [host.replace(/^[^.]+/, '*'), everyHost];
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

/** Longer texts come first: more specific hosts before others, and of one host plain paths before regular expressions. */
function byRegex(levels: readonly Level[]): readonly PlannedPath[] {
  const classes = levels.flatMap(wishes => [
    wishes.filter(({ path }) => path.kind !== 'regex'),
    wishes.filter(({ path }) => path.kind === 'regex'),
  ]);
  let longest = 0;
  const planned = classes.reverse().map(wishes => {
    const texts = wishes.map(({ route, path }) => pathPattern(path, route.policies.pathRewrite));
    const shortest = Math.min(...texts.map(byteLength));
    const more = texts.length === 0 || shortest > longest ? 0 : Math.max(5, longest + 1 - shortest);
    const written = texts.map(text => lengthened(text, byteLength(text) + more));
    longest = Math.max(longest, ...written.map(byteLength));
    return wishes.map((wish, at): PlannedPath => ({
      ...wish,
      text: written[at] ?? '',
      pathType: 'ImplementationSpecific',
    }));
  });
  return planned.reverse().flat();
}
