import type { Path as FieldPath } from '#model/origin.js';
import type { Match, PathMatch } from '#model/match.js';
import { subjectOf } from '#model/resource.js';
import type { RedirectTarget, Step } from '#model/routing/step.js';
import type { Route } from '#model/routing/table.js';
import type { ServerContext } from '../steps/context.js';
import { doubtOf } from './doubt.js';
import type { Rendered } from '../servers/locations.js';
import { locationText } from '../servers/locations.js';
import type { Location } from '../servers/servers.js';
import { denialOf } from '../steps/denial.js';
import { locationPolicies } from '../steps/location-policies.js';
import { stepsOf } from '../steps/steps.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';

/** What a route is before it has its place. */
export type Unranked = Omit<Route, 'rank'>;

/** The routes of a server in match order. */
export function routesOf(rendered: Rendered, context: ServerContext, own: readonly Unranked[]): readonly Route[] {
  const routes = rendered.regex ? byPattern(rendered.locations, context) : byPath(rendered.locations, context, own);
  return routes.map((route, rank) => ({ ...route, rank }));
}

/** nginx tries regular expressions one after the other. */
function byPattern(locations: readonly Location[], context: ServerContext): readonly Unranked[] {
  const tied = new Map<string, Location[]>();
  for (const location of locations) {
    const same = tied.get(location.path);
    if (same) same.push(location);
    else tied.set(location.path, [location]);
  }
  return locations.flatMap(location => {
    const [first, ...others] = tied.get(location.path) ?? [];
    const regex = { flavour: 'pcre', pattern: `^${location.path}`, ignoreCase: true } as const;
    return routeOf(location, { kind: 'regex', regex }, context, first === location ? others : []);
  });
}

/**
 * An exact path comes first, then the redirect to the path with a slash, then the longest prefix.
 * (nginx 1.27, src/http/ngx_http_core_module.c, ngx_http_core_find_static_location)
 */
function byPath(locations: readonly Location[], context: ServerContext, own: readonly Unranked[]): readonly Unranked[] {
  const exact = locations.filter(({ pathType }) => pathType === 'Exact');
  const prefixes = locations.filter(({ pathType }) => pathType === 'Prefix');
  return [
    ...exact.flatMap(one => routeOf(one, { kind: 'exact', path: one.path }, context)),
    ...slashRedirects(locations, context),
    ...[
      ...prefixes.flatMap(one => routeOf(one, { kind: 'prefix', path: one.path, by: 'character' }, context)),
      ...own,
    ].sort((one, other) => prefixLength(other.match) - prefixLength(one.match)),
  ];
}

function prefixLength(match: Match): number {
  return match.kind === 'path' && match.path.kind === 'prefix' ? match.path.path.length : 0;
}

function routeOf(
  location: Location,
  path: PathMatch,
  context: ServerContext,
  tied: readonly Location[] = [],
): readonly Unranked[] {
  const { source, implicit } = location;
  const ingress = location.ingress ?? context.owner;
  if (!ingress) return [];
  const steps = stepsOf(location, context);
  const doubt = doubtOf(location, steps, tied, context);
  const certificate = implicit ? undefined : certificateFor(context.host, ingress);
  return [
    {
      ...placed(ingress, source),
      match: { kind: 'path', path },
      matches: locationText(location, context.regex),
      hosts: [context.host],
      steps,
      policies: implicit ? {} : locationPolicies(location, context),
      ...(certificate !== undefined && { certificate }),
      ...(doubt && { doubt }),
      ...(implicit && { implicit }),
    },
  ];
}

/** The Secret of the entry that names the host. */
function certificateFor(host: string, { tls, resource }: ServedIngress): string | undefined {
  const entry = tls.find(({ hosts }) => hosts.some(one => one.toLowerCase() === host.toLowerCase()));
  return entry === undefined || entry.secret === '' ? undefined : `${resource.namespace}/${entry.secret}`;
}

function placed({ resource }: ServedIngress, source: FieldPath): Pick<Route, 'at' | 'subject'> {
  return { at: resource.locate(source), subject: subjectOf(resource) };
}

/** A location that ends in a slash answers 301 to its path without. (nginx 1.27, src/http/modules/ngx_http_proxy_module.c, auto_redirect) */
function slashRedirects(locations: readonly Location[], context: ServerContext): readonly Unranked[] {
  const taken = new Set(locations.filter(({ pathType }) => pathType === 'Exact').map(({ path }) => path));
  return locations.flatMap(({ path, ingress, source }) => {
    const bare = path.slice(0, -1);
    if (!path.endsWith('/') || path === '/' || taken.has(bare) || !ingress || denialOf(ingress)) return [];
    taken.add(bare);
    return {
      ...placed(ingress, source),
      match: { kind: 'path', path: { kind: 'exact', path: bare } },
      matches: `= "${bare}" (to ${path})`,
      hosts: [context.host],
      steps: [...context.before, toSlash(path, ingress.policies.relativeRedirects?.enabled === true, context)],
      policies: {},
      implicit: true,
    };
  });
}

function toSlash(path: string, relative: boolean, { onlyName }: ServerContext): Step {
  const set = encodeURI(path.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replaceAll('?', '%3F')
    .replaceAll('#', '%23');
  const regex = { flavour: 're2', pattern: '^[^?]*(\\?.*)?$', ignoreCase: false } as const;
  const here: RedirectTarget = {
    kind: 'parts',
    port: 'drop',
    path: { set },
    ...(onlyName !== undefined && { host: onlyName }),
  };
  return { kind: 'redirect', status: 301, to: relative ? { kind: 'regex', regex, replacement: `${set}$1` } : here };
}
