import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Protocol } from '../../algebra/protocol.js';
import type { PortItem, PortMatch } from '../../policy/policy.js';

const protocols: Readonly<Record<string, Protocol>> = {
  TCP: 'TCP',
  UDP: 'UDP',
  SCTP: 'SCTP',
  '6': 'TCP',
  '17': 'UDP',
  '132': 'SCTP',
};

/** The protocol and the destination's ports of a rule. (calico v3.30, api/pkg/apis/projectcalico/v3/policy_common.go, Rule) */
export function portsMeant(rule: JsonObject): PortMatch {
  const { ports, notPorts } = objectOf(rule['destination']);
  const named = protocolIn(rule['protocol']);
  const excluded = protocolIn(rule['notProtocol']);
  const wanted = itemsOf(ports);
  const all = named === undefined ? undefined : [everyPortOf(named)];
  return {
    of: wanted.length > 0 ? wanted.map(port => portItem(named, port)) : all,
    except: [
      ...(excluded === undefined ? [] : [everyPortOf(excluded)]),
      ...itemsOf(notPorts).map(port => portItem(named, port)),
    ],
  };
}

/** Protocols by name or by number; other ones are not judged here. */
function protocolIn(json: Json | undefined): string | undefined {
  return json === undefined || json === null
    ? undefined
    : typeof json === 'number' || typeof json === 'string'
      ? String(json)
      : 'unreadable';
}

function everyPortOf(name: string): PortItem {
  const protocol = Object.hasOwn(protocols, name) ? protocols[name] : undefined;
  return protocol ? { kind: 'range', protocol, from: 1, to: 65535 } : { kind: 'other', protocol: name };
}

/** A number, `from:to`, or the name of a port. (api/pkg/lib/numorstring/port.go) */
function portItem(name: string | undefined, json: Json): PortItem {
  const every = everyPortOf(name ?? 'TCP');
  if (every.kind !== 'range') return every;
  const [, from, to] =
    /^(\d{1,5})(?::(\d{1,5}))?$/.exec(typeof json === 'string' || typeof json === 'number' ? String(json) : '') ?? [];
  if (from === undefined) return { kind: 'name', protocol: every.protocol, name: typeof json === 'string' ? json : '' };
  return { kind: 'range', protocol: every.protocol, from: Number(from), to: Number(to ?? from) };
}
