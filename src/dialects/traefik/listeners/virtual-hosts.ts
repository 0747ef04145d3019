import { hostPattern } from '#model/text/host-pattern.js';
import type { Route, VirtualHost } from '#model/routing/table.js';
import type { TcpRoute } from '../ingress-route/tcp-routes.js';

/**
 * Who takes a connection. Over TLS the name of the handshake decides: hosts of HTTPS routes first, then routes for TCP with
 * a name, then HTTPS routes without a host, then routes for TCP that take every name. A plain connection goes to a route
 * for TCP where there is one. (traefik v3.7.9, pkg/server/router/tcp/router.go: ServeTCP)
 */
export function virtualHostsOf(
  routes: readonly Route[],
  tcp: readonly TcpRoute[],
  tls: boolean,
): readonly VirtualHost[] {
  const taking = tcp.filter(one => one.tls === tls);
  const everyHost: readonly VirtualHost[] = routes.length === 0 ? [] : [{ host: { kind: 'any' }, routes }];
  if (taking.length === 0) return everyHost;
  const whole = taking
    .filter(({ host }) => host === '*')
    .map(({ route }): VirtualHost => ({ host: { kind: 'any' }, routes: [route] }));
  if (!tls) return [...whole, ...everyHost];
  const named = new Set(routes.flatMap(({ hosts }) => hosts).filter(host => host !== '*'));
  const hostless = routes.some(({ hosts }) => hosts.includes('*'));
  return [
    ...inOrder([...named].map(host => ({ host: hostPattern(host), routes }))),
    ...inOrder(
      taking
        .filter(({ host }) => host !== '*')
        .map(({ host, route }) => ({ host: hostPattern(host), routes: [route] })),
    ),
    ...(hostless ? everyHost : [...whole, ...everyHost]),
  ];
}

function inOrder(hosts: readonly VirtualHost[]): readonly VirtualHost[] {
  return [...hosts.filter(({ host }) => host.kind === 'exact'), ...hosts.filter(({ host }) => host.kind !== 'exact')];
}
