import type { JsonObject } from '#model/json.js';
import { isArray, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Protocol } from '../../algebra/protocol.js';
import type { HttpCondition } from '../../policy/http.js';
import type { UnknownReason, PolicyRule, PortItem } from '../../policy/policy.js';
import { everyPort } from '../../policy/policy.js';

/** What one entry of `toPorts` opens, and what it asks of requests. */
export type PortsEntry = Pick<PolicyRule, 'ports' | 'doubt' | 'http'>;

const transport: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];

/** The ports of a rule: each entry of `toPorts` with its own conditions. ICMP is not judged here. (cilium v1.20.2, pkg/policy/api/l4.go) */
export function portsEntries(rule: JsonObject): readonly PortsEntry[] {
  const entries = rule['toPorts'];
  if (isArray(rule['icmps']) && !isArray(entries)) return [];
  return isArray(entries) && entries.length > 0
    ? entries.map(entry => portsEntry(objectOf(entry)))
    : [{ ports: everyPort }];
}

function portsEntry(entry: JsonObject): PortsEntry {
  const items = itemsOf(entry['ports']).flatMap(item => portItems(objectOf(item)));
  const rules = objectOf(entry['rules']);
  const http = itemsOf(rules['http']).map(one => httpCondition(objectOf(one)));
  const doubt = unknownReason(entry, rules);
  return {
    ports: isArray(entry['ports']) ? { of: items, except: [] } : everyPort,
    ...(http.length > 0 && { http }),
    ...(doubt && { doubt }),
  };
}

/** Without protocol, or with ANY, a port is that of every transport protocol; port 0 is every port. */
function portItems({ port, endPort, protocol }: JsonObject): readonly PortItem[] {
  const named = textOf(protocol) ?? 'ANY';
  const protocols = named === 'ANY' || named === '' ? transport : transport.filter(one => one === named);
  if (protocols.length === 0) return [{ kind: 'other', protocol: named }];
  const text = textOf(port) ?? '0';
  if (!/^\d+$/.test(text))
    return [{ kind: 'name', protocol: protocols.length > 1 ? undefined : protocols[0], name: text }];
  const from = Number(text);
  const to = from === 0 ? 65535 : Math.max(from, numberOf(endPort) ?? from);
  return protocols.map(one => ({ kind: 'range', protocol: one, from: Math.max(1, from), to }));
}

function httpCondition({ method, path, host, headers, headerMatches }: JsonObject): HttpCondition {
  return {
    method: textOf(method),
    path: textOf(path),
    host: textOf(host),
    headers: itemsOf(headers).length + itemsOf(headerMatches).length > 0,
  };
}

function unknownReason(entry: JsonObject, rules: JsonObject): UnknownReason | undefined {
  if (itemsOf(entry['serverNames']).length > 0)
    return { code: 'unread-condition', because: 'the rule asks for the name in the TLS handshake' };
  const patterns = itemsOf(rules['dns']).map(one => textOf(objectOf(one)['matchPattern']));
  const everyName = patterns.length === 0 || patterns.includes('*');
  return everyName ? undefined : { code: 'unknown-names', because: 'the rule lets only some names be resolved' };
}
