import type { Match } from '#model/match.js';
import type { Route, VirtualHost } from '#model/routing/table.js';
import { hostPattern } from '#model/text/host-pattern.js';
import type { TcpRoute } from '../tcp/tcp-routes.js';
import type { TakenConnections } from './taken-connections.js';

/**
 * Who takes a connection. Over TLS the name of the handshake decides: hosts of HTTPS routers first, then routes for TCP, then HTTPS routers
 * without a host, then routes for TCP that take every name. A plain connection goes to a route for TCP where there is one; so does one over
 * TLS, where nobody on the entry point speaks it. (traefik v3.7.9, pkg/server/router/tcp/router.go: ServeTCP)
 */
export function virtualHostsOf(
  routes: readonly Route[],
  connections: TakenConnections,
  tls: boolean,
): readonly VirtualHost[] {
  const { tcp, secureHosts, hasHostless } = connections;
  const overTls = tcp.filter(one => one.tls);
  const isSpoken = overTls.length > 0 || secureHosts.length > 0 || hasHostless;
  const all =
    tls && isSpoken
      ? withTcpOverTls(routes, connections, overTls)
      : inRanks([byPriority(tcp.filter(one => !one.tls).map(plainRoute)), routes]);
  return all.length === 0 ? [] : [{ host: { kind: 'any' }, routes: all }];
}

function withTcpOverTls(
  routes: readonly Route[],
  { secureHosts, hasHostless, handshakeOf }: TakenConnections,
  tcp: readonly TcpRoute[],
): readonly Route[] {
  const made = (one: TcpRoute): Route => ({
    ...one.route,
    match: besides(one.rule.match, secureHosts),
    steps: [...handshakeOf(one), ...one.route.steps],
  });
  // One that takes every name hides those after it, and gives way to HTTPS routers without a host.
  const first = tcp.findIndex(({ rule }) => rule.catchAll);
  const before = first < 0 ? tcp : tcp.slice(0, first);
  const last = first < 0 || hasHostless ? [] : [tcp[first]].flatMap(one => one ?? []);
  return inRanks([byPriority(before.map(made)), routes, last.map(made)]);
}

function plainRoute({ route, rule }: TcpRoute): Route {
  return { ...route, match: rule.plain };
}

/** What a rule takes of the names that no HTTPS router has. */
function besides(match: Match, named: readonly string[]): Match {
  if (named.length === 0) return match;
  const of = named.map((host): Match => ({ kind: 'host', host: hostPattern(host) }));
  return { kind: 'and', of: [match, { kind: 'not', of: { kind: 'or', of } }] };
}

/** Of routes for TCP of one priority it is open which is asked. */
function byPriority(routes: readonly Route[]): readonly Route[] {
  const priorities = [...new Set(routes.map(({ priority }) => priority))];
  return routes.map(route => ({ ...route, rank: priorities.indexOf(route.priority) }));
}

/** Lists one after the other. */
function inRanks(lists: readonly (readonly Route[])[]): readonly Route[] {
  const [only, ...others] = lists.filter(list => list.length > 0);
  if (!only || others.length === 0) return only ?? [];
  const all: Route[] = [...only];
  for (const list of others) {
    const above = (all.at(-1)?.rank ?? -1) + 1;
    all.push(...list.map(route => ({ ...route, rank: above + route.rank })));
  }
  return all;
}
