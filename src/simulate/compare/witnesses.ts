import type { HostPattern, PathMatch } from '#model/match.js';
import type { Request } from '#model/routing/request.js';
import type { Listener, Normalisation, RouteTable, VirtualHost } from '#model/routing/table.js';
import type { Demand } from '../match/demand.js';
import { both, demandsOf } from '../match/demand.js';
import { encodedPath } from '../request/escapes.js';
import { hostSamples, pathSamples, valueSample } from './sample-values.js';
import { stepDemands } from './step-demands.js';
import { addressIn } from '../request/address.js';

/** How many paths of routes that are not bound to a host are asked of every host. */
const shared = 40;

/**
 * Requests that tell the routes of a table apart: each route's own hosts and paths, what lies just beside them, and nothing
 * in particular. Their number grows with the routes, not with their square.
 */
export function witnesses(table: RouteTable): readonly Request[] {
  return table.listeners.flatMap(listener => {
    const first = table.listeners.find(({ tls }) => tls === listener.tls);
    return listenerWitnesses(listener, listener.normalisation ?? table.normalisation, first !== listener);
  });
}

/** The request that a demand asks for, at a host and a path. */
export function requestFor(demand: Demand, listener: Listener, host: string, path: string): Request {
  const query = [...demand.query]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(valueSample(value))}`)
    .join('&');
  const clientIP = demand.cidrs.flatMap(cidr => addressIn(cidr) ?? [])[0];
  return {
    scheme: listener.tls ? 'https' : 'http',
    method: demand.method ?? 'GET',
    host,
    path: query === '' ? path : `${path}?${query}`,
    headers: Object.fromEntries([...demand.headers].map(([name, value]) => [name, valueSample(value)])),
    clientIP: clientIP ?? '192.0.2.1',
  };
}

/** A path that matches see as given, as a client sends it. */
export function sentFor(path: string, { steps }: Normalisation): string {
  if (steps.includes('decode-all')) return encodedPath(path);
  return path.replace(/%(?:[0-9A-Fa-f]{2})|[^%]+|%/g, part => (/^%../.test(part) ? part : encodedPath(part)));
}

function listenerWitnesses(listener: Listener, normalisation: Normalisation, byPort: boolean): readonly Request[] {
  const asked = listener.hosts.flatMap(askedOf);
  const hosts = new Set([
    'unrelated.test',
    ...listener.hosts.flatMap(({ host }) => hostsFor([], host)),
    ...asked.flatMap(one => one.hosts),
  ]);
  const loose = asked.filter(one => one.loose).flatMap(({ demand, paths }) => paths.map(path => ({ demand, path })));
  const everywhere = [...['/', '/unrelated'].map(path => ({ demand: nothing, path })), ...loose.slice(0, shared)];
  const requests = [
    ...asked.flatMap(({ demand, hosts: own, paths }) =>
      own.flatMap(host => paths.map(path => ({ demand, host, path }))),
    ),
    ...[...hosts].flatMap(host => everywhere.map(one => ({ ...one, host }))),
  ].map(({ demand, host, path }) => requestFor(demand, listener, host, sentFor(path, normalisation)));
  return byPort ? requests.map(one => ({ ...one, port: listener.port })) : requests;
}

/** What one way to meet a route's match asks for. */
interface Asked {
  readonly demand: Demand;
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  /** It is not bound to one host: asked of all. */
  readonly loose: boolean;
}

function askedOf({ host, routes }: VirtualHost): readonly Asked[] {
  return routes.flatMap(({ match, steps }) => {
    const asked = demandsOf(match).map((demand): Asked => ({
      demand,
      hosts: hostsFor(demand.hosts, host),
      paths: pathsFor(demand.paths),
      loose: [host, ...demand.hosts].every(one => one.kind !== 'exact'),
    }));
    return [...asked, ...asked.slice(0, 1).flatMap(first => stepDemands(steps).map(demand => varied(first, demand)))];
  });
}

/** The first request, as a step of the route asks for it. */
function varied({ demand, hosts, paths }: Asked, more: Demand): Asked {
  const asked = more.paths.length > 0 ? more.paths.flatMap(pathSamples) : paths;
  return { demand: both(demand, more), hosts: hosts.slice(0, 1), paths: asked.slice(0, 1), loose: false };
}

const nothing: Demand = { hosts: [], paths: [], headers: new Map(), query: new Map(), cidrs: [] };

/** Hosts of the pattern, and beside a wildcard its parent and a name with more labels. */
function hostsFor(demanded: readonly HostPattern[], virtual: HostPattern): readonly string[] {
  const patterns = demanded.length > 0 ? demanded : [virtual];
  return patterns.flatMap(pattern => [
    ...hostSamples(pattern),
    ...(pattern.kind === 'wildcard' ? [pattern.suffix, `v.w.${pattern.suffix}`] : []),
  ]);
}

function pathsFor(demanded: readonly PathMatch[]): readonly string[] {
  const taken = demanded.length > 0 ? demanded.flatMap(pathSamples) : ['/', '/x'];
  return [...new Set(taken.flatMap(beside))].filter(path => path.startsWith('/'));
}

/** A path, and what lies just beside it: deeper, longer, shorter, in another case, above. */
function beside(path: string): readonly string[] {
  const bare = path.replace(/\/+$/, '');
  const parent = bare.slice(0, bare.lastIndexOf('/') + 1);
  return [
    path,
    bare,
    `${bare}/`,
    `${bare}/x`,
    `${bare}x`,
    bare.slice(0, -1),
    parent,
    flipped(bare),
    flipped(`${bare}/x`),
  ];
}

function flipped(path: string): string {
  return path.replace(/[A-Za-z]/g, letter => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
}
