import { hostPattern } from '#model/text/host-pattern.js';
import type { Intent, IntentPath, IntentRoute } from '#model/routing/intent.js';
import type { PathMatch } from '#model/match.js';
import type { Redirect, Step } from '#model/routing/step.js';
import type { Listener, Normalisation, Route, RouteTable } from '#model/routing/table.js';
import { encodedPath } from '../request/escapes.js';

/** What an intent leaves to its controller. */
export interface Conventions {
  /** How many labels the star of a wildcard host stands for. */
  readonly wildcard: 'one' | 'many';
  /** The redirect to https where the intent names no status. */
  readonly redirect: Pick<Redirect, 'status' | 'otherStatus' | 'getMethods'> & { readonly path: 'keep' | 'trimmed' };
}

const usual: Conventions = { wildcard: 'one', redirect: { status: 308, path: 'keep' } };

/**
 * What an intent means, as a table of no controller. All routes compete for a request, whatever their hosts: an exact host
 * beats a wildcard, a longer wildcard a shorter one, a wildcard no host; then an exact path beats a prefix, a longer prefix a
 * shorter one, and regular expressions come last, longest first (as Gateway API orders rules: a request that no rule of the
 * more specific host takes may be taken by one of a less specific host). A route without TLS does not say what https
 * answers, and a route that does not ask for a redirect is served on both.
 */
export function meaningOf(intent: Intent, conventions: Conventions = usual): RouteTable {
  const places = intent.routes.flatMap(placesOf).sort((one, other) => compared(one, other));
  const ranks = ranksOf(places);
  const listener = (tls: boolean): Listener => ({
    name: tls ? 'https' : 'http',
    port: tls ? 443 : 80,
    tls,
    hosts: [
      { host: { kind: 'any' }, routes: places.map((place, at) => routeOf(place, ranks[at] ?? at, tls, conventions)) },
    ],
    certificates: [],
    otherwise: [{ kind: 'respond', status: 404, because: 'no route takes the request' }],
  });
  return { controller: 'intent', normalisation, listeners: [listener(false), listener(true)] };
}

const normalisation: Normalisation = { steps: ['decode-all', 'merge-slashes', 'dot-segments'], upstream: 'as-sent' };

/** One host and one path of a route. */
interface Place {
  readonly route: IntentRoute;
  readonly host: string;
  readonly path: IntentPath;
}

function placesOf(route: IntentRoute): readonly Place[] {
  const hosts = route.hosts.length > 0 ? route.hosts : ['*'];
  const paths: readonly IntentPath[] = route.paths.length > 0 ? route.paths : [{ kind: 'prefix', path: '/' }];
  return hosts.flatMap(host => paths.map(path => ({ route, host: host.toLowerCase(), path })));
}

/** Below zero when the first beats the second, zero when neither does. */
function compared(one: Place, other: Place): number {
  return hostWeight(other.host) - hostWeight(one.host) || pathWeight(other.path) - pathWeight(one.path);
}

const longest = 1e6;

function hostWeight(host: string): number {
  if (host === '*') return 0;
  return host.startsWith('*.') ? host.length : longest;
}

function pathWeight(path: IntentPath): number {
  switch (path.kind) {
    case 'exact':
      return 2 * longest;
    case 'prefix':
      return longest + path.path.replace(/\/+$/, '').length;
    case 'regex':
      return path.pattern.length;
  }
}

function ranksOf(places: readonly Place[]): readonly number[] {
  let rank = 0;
  return places.map((place, at) => {
    const before = places[at - 1];
    if (before && compared(before, place) !== 0) rank += 1;
    return rank;
  });
}

function routeOf({ route, host, path }: Place, rank: number, tls: boolean, conventions: Conventions): Route {
  const { namespace, name, hosts, policies, at } = route;
  const match = {
    kind: 'and',
    of: [
      { kind: 'host', host: hostPattern(host, conventions.wildcard) },
      { kind: 'path', path: pathMatch(path) },
    ],
  } as const;
  const matches = `${host} ${path.kind} ${path.kind === 'regex' ? path.pattern : path.path}`;
  const subject = { apiVersion: 'gatewright.dev/v1', kind: 'Route', namespace, name };
  const steps =
    tls && !route.tls
      ? [unsaid('the intent does not say what https answers without TLS')]
      : stepsOf(route, path, tls, conventions);
  return { match, matches, rank, hosts: hosts.length > 0 ? hosts : ['*'], steps, policies, at, subject };
}

function pathMatch(path: IntentPath): PathMatch {
  switch (path.kind) {
    case 'exact':
      return { kind: 'exact', path: path.path };
    case 'prefix':
      return { kind: 'prefix', path: path.path, by: 'element' };
    case 'regex':
      return { kind: 'regex', regex: { flavour: 're2', pattern: `^(?:${path.pattern})$`, ignoreCase: false } };
  }
}

function stepsOf(
  { policies, backends }: IntentRoute,
  path: IntentPath,
  tls: boolean,
  { redirect }: Conventions,
): readonly Step[] {
  const { httpsRedirect } = policies;
  if (httpsRedirect?.enabled && !tls) {
    const { path: kept, ...statuses } = redirect;
    const chosen = httpsRedirect.status === undefined ? statuses : { status: httpsRedirect.status };
    return [{ kind: 'redirect', ...chosen, to: { kind: 'parts', scheme: 'https', port: 'drop', path: kept } }];
  }
  return [...rewriting(policies.pathRewrite, path), { kind: 'forward', backends }];
}

function rewriting(policy: IntentRoute['policies']['pathRewrite'], path: IntentPath): readonly Step[] {
  if (!policy) return [];
  if (policy.kind === 'replace-path') return [{ kind: 'replace-path', path: encodedPath(policy.path) }];
  if (policy.kind !== 'strip-prefix' && policy.kind !== 'replace-prefix')
    return [unsaid('the rewriting is one of a controller')];
  if (path.kind === 'regex') return [unsaid('a regular expression has no prefix to rewrite')];
  const own = path.path.replace(/\/+$/, '');
  const other = policy.kind === 'replace-prefix' ? policy.prefix.replace(/\/+$/, '') : '';
  if (path.kind === 'exact') return [{ kind: 'replace-path', path: encodedPath(other || '/') }];
  if (other === '') return own === '' ? [] : [{ kind: 'strip-prefix', prefixes: [own] }];
  const pattern = `^${encodedPath(own).replace(/[^A-Za-z0-9/_-]/g, '\\$&')}`;
  return [
    {
      kind: 'replace-path-regex',
      regex: { flavour: 're2', pattern, ignoreCase: false },
      replacement: encodedPath(other).replaceAll('$', '$$$$'),
    },
  ];
}

function unsaid(because: string): Step {
  return { kind: 'open', code: 'missing-manifest', because };
}
