import type { Block } from '#model/addresses/block.js';
import { addressOf } from '#model/addresses/address.js';
import type { Request } from '#model/routing/request.js';
import type { ForwardedFor } from '#model/routing/table.js';
import { rangeOf, within } from './address.js';

/** The address that a request is taken to come from; undefined where the request does not tell it. */
export type ClientOf = (request: Pick<Request, 'clientIP'>, headers: HeaderValues) => string | undefined;

type HeaderValues = ReadonlyMap<string, readonly string[]>;

/** The peer itself. */
export const peer: ClientOf = ({ clientIP }) => clientIP;

/** Whoever sends the request, it comes from that peer. */
export function fromPeer(clientIP: string, clientOf: ClientOf): ClientOf {
  return (_, headers) => clientOf({ clientIP }, headers);
}

/** The peer, or whom it says that the request came from where it is believed. */
export function clientReader(forwarded: ForwardedFor | undefined): ClientOf {
  if (!forwarded) return peer;
  const believed = forwarded.believed.flatMap((cidr): readonly Block[] => {
    const range = rangeOf(cidr);
    return range ? [range] : [];
  });
  const name = forwarded.header.toLowerCase();
  return ({ clientIP }, headers) => {
    const told = (headers.get(name) ?? []).flatMap(value => value.split(/[ ,]+/)).filter(one => one !== '');
    return clientIP === undefined && told.length > 0 ? undefined : furthest(clientIP, told, believed);
  };
}

/** The nearest stands last: each is believed that another names who is believed, up to the first that is no address. */
function furthest(from: string | undefined, told: readonly string[], believed: readonly Block[]): string | undefined {
  let client = from;
  for (const one of [...told].reverse()) {
    const next = withoutPort(one);
    if (client === undefined || within(client, believed) !== true || !addressOf(next)) return client;
    client = next;
  }
  return client;
}

/** `10.0.0.1` of `10.0.0.1:80`, `2001:db8::1` of `[2001:db8::1]:80`. */
function withoutPort(text: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([^:]+):\d+$/, '$1');
}
