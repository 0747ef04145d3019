import type { Request } from '#model/routing/request.js';
import type { ForwardedFor } from '#model/routing/table.js';
import { rangeOf, within } from './address.js';

/** The scheme that a peer tells who is believed, also in the words of web sockets; else the request's own. */
export function toldScheme(
  { scheme, clientIP }: Pick<Request, 'scheme' | 'clientIP'>,
  headers: ReadonlyMap<string, readonly string[]>,
  from: ForwardedFor | undefined,
): Request['scheme'] {
  const told = from && schemes.get(headers.get(from.header.toLowerCase())?.[0]?.toLowerCase() ?? '');
  if (!told || clientIP === undefined) return scheme;
  const believed = from.believed.flatMap(cidr => rangeOf(cidr) ?? []);
  return within(clientIP, believed) === true ? told : scheme;
}

const schemes: ReadonlyMap<string, Request['scheme']> = new Map([
  ['http', 'http'],
  ['ws', 'http'],
  ['https', 'https'],
  ['wss', 'https'],
]);
