import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { CniProfile } from '../cni/cni.js';
import type { PolicyRule, PortItem } from '../policy/policy.js';
import { everyPort } from '../policy/policy.js';
import { protocolOf } from '../algebra/protocol.js';

/** The ports of a NetworkPolicy's rule as a CNI takes them: those for certain, and those that depend on how it is set up. */
export function portsRead(json: Json | undefined, cni: CniProfile): readonly Pick<PolicyRule, 'ports' | 'doubt'>[] {
  const items = itemsOf(json).map(objectOf);
  if (items.length === 0) return [{ ports: everyPort }];
  const certain = { ports: { of: items.flatMap(item => certainPorts(item, cni)), except: [] } };
  const open = items.flatMap(item => openPorts(item, cni));
  const because = `whether ${cni.title} knows SCTP and ranges of ports depends on its version and how it is set up`;
  return open.length === 0
    ? [certain]
    : [certain, { ports: { of: open, except: [] }, doubt: { code: 'cni-option', because } }];
}

function certainPorts(item: JsonObject, cni: CniProfile): readonly PortItem[] {
  const known = isProtocol(item['protocol']) && (item['protocol'] !== 'SCTP' || cni.sctp === true);
  if (!known) return [{ kind: 'other', protocol: textOf(item['protocol']) ?? '' }];
  return [portItem(item, cni.endPort === true)];
}

function openPorts(item: JsonObject, cni: CniProfile): readonly PortItem[] {
  const sctp = item['protocol'] === 'SCTP' && cni.sctp === 'unknown';
  const ranged = item['endPort'] !== undefined && cni.endPort === 'unknown';
  return sctp || ranged ? [portItem(item, cni.endPort !== false)] : [];
}

function portItem({ protocol: protocolJson, port, endPort }: JsonObject, ranged: boolean): PortItem {
  const protocol = protocolOf(protocolJson);
  const name = textOf(port);
  if (name !== undefined) return { kind: 'name', protocol, name };
  const from = numberOf(port);
  if (from === undefined) return { kind: 'range', protocol, from: 1, to: 65535 };
  return { kind: 'range', protocol, from, to: ranged ? (numberOf(endPort) ?? from) : from };
}

function isProtocol(json: Json | undefined): boolean {
  return json === undefined || json === null || json === 'TCP' || json === 'UDP' || json === 'SCTP';
}
