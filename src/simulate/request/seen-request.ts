import { valuesByKey } from '#model/grouped.js';
import type { Request } from '#model/routing/request.js';
import type { Escaping, ForwardedFor, Normalisation } from '#model/routing/table.js';
import type { ClientOf } from './client.js';
import { peer } from './client.js';
import { inUrl } from './escapes.js';
import type { SeenPath } from './normalise.js';
import { normalise } from './normalise.js';
import { toldScheme } from './told-scheme.js';

/** A request as matches see it. */
export interface SeenRequest {
  readonly request: Request;
  /** Lower case, without port, brackets and trailing dot. */
  readonly host: string;
  /** As `host`, with the trailing dot that was sent. */
  readonly dottedHost: string;
  readonly path: SeenPath;
  /** How the controller escapes what it builds. */
  readonly escaping: Escaping;
  /** What follows the first question mark, without it. */
  readonly query: string | undefined;
  /** By name in lower case; each value as it was sent, without blanks around it. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** The scheme that it is taken to have come by. */
  readonly toldScheme: Request['scheme'];
  /** The address that it is taken to come from; undefined where the request does not tell it. */
  readonly client: string | undefined;
}

export function seenRequestOf(
  request: Request,
  normalisation: Normalisation,
  clientOf: ClientOf = peer,
  schemeFrom?: ForwardedFor,
): SeenRequest {
  const mark = request.path.indexOf('?');
  const asked = mark < 0 ? undefined : request.path.slice(mark + 1);
  const query = normalisation.semicolons === 'part' ? asked?.replaceAll(';', '&') : asked;
  const headers = new Map(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), valuesOf(value)]),
  );
  return {
    request,
    host: hostName(request.host),
    dottedHost: dottedName(request.host),
    path: normalise(normalisation, mark < 0 ? request.path : request.path.slice(0, mark)),
    escaping: normalisation.escaping ?? inUrl,
    query,
    headers,
    parameters: parametersOf(query ?? ''),
    toldScheme: toldScheme(request, headers, schemeFrom),
    client: clientOf(request, headers),
  };
}

/** A host as hosts are compared: lower case, without port, brackets and trailing dot. */
export function hostName(host: string): string {
  return dottedName(host).replace(/\.$/, '');
}

/** The name that the client asks for in the TLS handshake. */
export function serverName({ sni, host }: Request): string {
  return hostName(sni ?? host);
}

function dottedName(host: string): string {
  return withoutPort(host.trim())
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1');
}

/** `a.example.com` of `a.example.com:8080`, as it was sent. */
export function withoutPort(host: string): string {
  return host.replace(/:\d*$/, '');
}

function valuesOf(value: string | readonly string[]): readonly string[] {
  return (typeof value === 'string' ? [value] : value).map(one => one.trim());
}

function parametersOf(query: string): ReadonlyMap<string, readonly string[]> {
  return query === '' ? new Map() : valuesByKey(new URLSearchParams(query));
}
