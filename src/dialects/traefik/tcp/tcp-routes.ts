import { ofKind } from '#cluster/cluster.js';
import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { specOf, subjectOf } from '#model/resource.js';
import type { Route } from '#model/routing/table.js';
import { policiesIn } from '../policies/policy-set.js';
import { routePolicies } from '../policies/route-policies.js';
import { servesIngressRoute } from '../installation/ingress-class.js';
import { highestPriority } from '../routers/precedence.js';
import type { Place } from '../resources/place.js';
import { below, noteAt, originOf } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import { resolvedReference } from '../dynamic/middleware-reference.js';
import type { CrdProvider } from '../installation/static-configuration.js';
import type { TcpMiddlewares } from './tcp-guards.js';
import { guardsOf, tcpMiddlewaresOf } from './tcp-guards.js';
import type { TcpRule } from './tcp-rule.js';
import { listedHosts, readTcpRule } from './tcp-rule.js';
import { tcpTarget } from './tcp-target.js';

/** A route that takes whole connections before HTTP is read. */
export interface TcpRoute {
  readonly resource: Resource;
  readonly entryPoints: readonly string[];
  readonly rule: TcpRule;
  /** Undefined: connections without TLS. */
  readonly tls?: TcpTls;
  readonly route: Route;
}

/** TLS ends at the backend, or here with options by their resolved name. */
export type TcpTls = { readonly kind: 'passed-on' } | { readonly kind: 'ended'; readonly options: string };

export interface TcpRoutes {
  /** Those of the highest priority first. */
  readonly routes: readonly TcpRoute[];
  /** The resources that are served. */
  readonly resources: readonly Resource[];
  readonly notes: readonly Note[];
}

/** The routes of IngressRouteTCPs. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes_tcp.go; pkg/server/router/tcp/manager.go: addTCPHandlers) */
export function tcpRoutesOf(context: Context): TcpRoutes {
  const { crd } = context.configuration;
  if (!crd) return { routes: [], resources: [], notes: [] };
  const resources = ofKind(context.cluster, 'traefik.io', 'IngressRouteTCP').filter(one =>
    servesIngressRoute(one, crd, context.settings),
  );
  const middlewares = tcpMiddlewaresOf(context, crd);
  const made = resources.flatMap(resource =>
    itemsOf(specOf(resource)['routes']).map((route, at) =>
      routeOf({ context, provider: crd, middlewares }, { resource, path: ['spec', 'routes', at] }, objectOf(route)),
    ),
  );
  // Of two routes of one resource with one rule the later is there alone.
  const byRule = new Map(made.flatMap(({ key, route }) => (route ? [[key, route] as const] : [])));
  const routes = [...byRule.values()].sort(
    (one, other) => Number(other.route.priority ?? 0) - Number(one.route.priority ?? 0),
  );
  return { routes, resources, notes: [...middlewares.notes, ...made.flatMap(({ notes }) => notes)] };
}

interface Made {
  readonly key: string;
  readonly route?: TcpRoute;
  readonly notes: readonly Note[];
}

interface Surroundings {
  readonly context: Context;
  readonly provider: CrdProvider;
  readonly middlewares: TcpMiddlewares;
}

function routeOf(around: Surroundings, at: Place, value: JsonObject): Made {
  const { context, provider } = around;
  const text = textOf(value['match']) ?? '';
  const { resource } = at;
  const key = `${resource.namespace}/${resource.name} ${text}`;
  const read = ruleOf(context, at, value);
  if ('note' in read) return { key, notes: [read.note] };
  const tls = tlsOf(provider, resource);
  if ('note' in tls) return { key, notes: [tls.note] };
  const overTls = tls.tls !== undefined;
  const served = tcpTarget(context, provider, value, at, overTls);
  const guards = guardsOf({ ...around, overTls }, value, at);
  const notes = [...served.notes, ...guards.notes];
  if (!served.target || !guards.steps) return { key, notes };
  const { rule, priority } = read;
  const doubt =
    rule.open === undefined ? served.target.doubt : ({ code: 'external-answer', because: rule.open } as const);
  const always = { kind: 'always' } as const;
  const route: Route = {
    match: rule.match,
    matches: text,
    priority,
    rank: 0,
    hosts: listedHosts(rule),
    steps: [...guards.steps, ...served.target.steps],
    policies: routePolicies(always, [
      policiesIn({ tcp: objectOf(specOf(resource)['tls']) }),
      ...guards.policies,
      ...served.target.policies,
    ]),
    at: originOf(below(at, 'match')),
    subject: subjectOf(resource),
    ...(doubt && { doubt }),
  };
  const entryPoints = itemsOf(specOf(resource)['entryPoints']).filter(one => typeof one === 'string');
  return { key, route: { resource, entryPoints, rule, ...(tls.tls && { tls: tls.tls }), route }, notes };
}

function ruleOf(
  { configuration: { ruleSyntax, does } }: Context,
  at: Place,
  value: JsonObject,
): { readonly rule: TcpRule; readonly priority: number } | { readonly note: Note } {
  const text = textOf(value['match']) ?? '';
  const syntax = textOf(value['syntax']) ?? '';
  const refused = (key: string, written: string, wants: string): { readonly note: Note } => ({
    note: noteAt(below(at, key), {
      kind: 'invalid-value',
      key,
      value: written,
      wants,
      effect: 'ingress-skipped',
      consequence: { kind: 'route-dropped' },
    }),
  });
  const rule = readTcpRule(text, syntax === '' ? ruleSyntax : syntax === 'v2' ? 'v2' : 'v3', does);
  if ('fault' in rule) return refused('match', text, `a rule that Traefik can read (${rule.fault})`);
  const [first = '*'] = rule.hosts;
  if (first !== '*' && !isObject(specOf(at.resource)['tls']))
    return refused('match', text, 'tls: without it only HostSNI(`*`) is taken');
  const given = numberOf(value['priority']) ?? 0;
  if (given > Number(highestPriority)) return refused('priority', String(given), `at most ${highestPriority}`);
  return { rule, priority: given === 0 ? rule.priority : given };
}

function tlsOf(provider: CrdProvider, resource: Resource): { readonly tls?: TcpTls } | { readonly note: Note } {
  const tls = specOf(resource)['tls'];
  if (!isObject(tls)) return {};
  const options = objectOf(tls['options']);
  const named = (textOf(options['name']) ?? '') !== '';
  const resolved = named
    ? resolvedReference(provider, options, { resource, path: ['spec', 'tls', 'options'] })
    : undefined;
  if (resolved && 'note' in resolved) return resolved;
  if (tls['passthrough'] === true) return { tls: { kind: 'passed-on' } };
  return { tls: { kind: 'ended', options: resolved?.use.name ?? 'default' } };
}
