import type { HostPattern, Match } from '#model/match.js';
import type { Step } from '#model/routing/step.js';
import type { EntryPoint } from '../installation/entry-point.js';
import { isBoundTo, speaksTls } from '../routers/entry-point-binding.js';
import type { TcpRoute } from '../tcp/tcp-routes.js';
import { certified } from '../tls/certified.js';
import { fetchedHosts } from './fetched-hosts.js';
import type { HandshakeParts, TakenByTcp } from './handshake.js';
import { stepsFor } from './handshake.js';
import { optionsByHost } from './host-options.js';

/** What decides who may speak on an entry point before a request is read. */
export interface ConnectionParts extends HandshakeParts {
  readonly tcpRoutes: readonly TcpRoute[];
}

/** Who speaks TLS on an entry point, and what its routes for TCP take of it. */
export interface TakenConnections {
  /** The routes for TCP. */
  readonly tcp: readonly TcpRoute[];
  /** The hosts of all routers for https, served or not. */
  readonly secureHosts: readonly string[];
  /** A router for https that names no host, or all. */
  readonly hasHostless: boolean;
  readonly taken: TakenByTcp;
  /** What the handshake of a route for TCP comes to that ends TLS. */
  readonly handshakeOf: (route: TcpRoute) => readonly Step[];
}

export function takenConnections(parts: ConnectionParts, entryPoint: EntryPoint): TakenConnections {
  const tcp = parts.tcpRoutes.filter(one => isBoundTo(one, entryPoint));
  const hosts = [...optionsByHost(parts.routers, entryPoint).keys()];
  const hasHostless =
    hosts.includes('*') ||
    parts.routers.some(
      ({ router, hosts: own }) => own.length === 0 && isBoundTo(router, entryPoint) && speaksTls(router, entryPoint),
    );
  return {
    tcp,
    secureHosts: hosts.filter(host => host !== '*'),
    hasHostless,
    taken: takenBy(tcp, hasHostless),
    handshakeOf: route => ownHandshake(parts, entryPoint, route),
  };
}

/** A route that takes every name hides those after it, and gives way to HTTPS routers without a host. */
function takenBy(tcp: readonly TcpRoute[], hasHostless: boolean): TakenByTcp {
  const overTls = tcp.filter(one => one.tls);
  const first = overTls.findIndex(({ rule }) => rule.catchAll);
  const before = (first < 0 ? overTls : overTls.slice(0, first)).map(({ rule }) => rule);
  return {
    names: before.flatMap(({ names = [] }) => names),
    matches: before.flatMap(({ names, match }) => (names ? [] : [match])),
    everything: first >= 0 && !hasHostless,
  };
}

function ownHandshake(
  { tlsOptions, certificates, routers }: HandshakeParts,
  entryPoint: EntryPoint,
  { tls, rule: { names = [{ kind: 'any' }] } }: TcpRoute,
): readonly Step[] {
  if (tls?.kind !== 'ended') return [];
  const handshake = tlsOptions.handshakeOf(tls.options);
  const known = certified(certificates, fetchedHosts(routers, entryPoint));
  const isStrict = handshake.kind === 'plain' && handshake.sniStrict;
  const covered = isStrict ? names.filter(known.covers) : [];
  const [open] = names.filter(sni => !covered.includes(sni));
  if (!open) return [];
  const served = [...covered, ...(isStrict ? names.flatMap(known.within) : [])];
  return stepsFor(handshake, open, known).map(step => besides(step, served));
}

function besides(step: Step, names: readonly HostPattern[]): Step {
  if (names.length === 0) return step;
  const of = names.map((host): Match => ({ kind: 'host', host }));
  return { ...step, when: { match: { kind: 'not', of: { kind: 'or', of } } } };
}
