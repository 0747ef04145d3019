import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Ineffective } from '../../../cni/cni.js';
import { entityRefusals } from './entity-refusals.js';
import { netsRefusals } from './nets-refusals.js';

/** What Calico refuses of a rule. (calico v3.31, libcalico-go/lib/validator/v3/validator.go: validateRule, validateProtocol) */
export function ruleRefusals(rule: JsonObject, path: Path): readonly Ineffective[] {
  const ends = (['source', 'destination'] as const).map(key => ({ key, entity: objectOf(rule[key]) }));
  return [
    ...['protocol', 'notProtocol'].flatMap(key => protocolRefusals(rule[key], [...path, key])),
    ...ends.flatMap(({ key, entity }) => portsWithout(rule['protocol'], entity, [...path, key])),
    ...ends.flatMap(({ key, entity }) => entityRefusals(entity, [...path, key])),
    ...netsRefusals(rule, path),
    ...httpRefusals(rule, [...path, 'http']),
    ...icmpRefusals(rule, path),
    ...servicePorts(objectOf(rule['destination']), [...path, 'destination']),
  ];
}

const names = ['TCP', 'UDP', 'ICMP', 'ICMPv6', 'SCTP', 'UDPLite'];

function protocolRefusals(json: Json | undefined, path: Path): readonly Ineffective[] {
  if (json === undefined || json === null) return [];
  const text = typeof json === 'number' ? String(json) : (textOf(json) ?? '');
  const number = /^\d+$/.test(text) ? Number(text) : undefined;
  if (number === undefined ? names.includes(text) : number > 0 && number < 256) return [];
  const meant = names.find(one => one.toLowerCase() === text.toLowerCase());
  const way = meant === undefined ? `; take one of ${names.join(', ')}, or a number from 1 to 255` : `; write ${meant}`;
  return [{ path, because: `no protocol is called ${text}${way}` }];
}

const withPorts = ['TCP', 'UDP', 'SCTP', '6', '17', '132'];

function portsWithout(protocol: Json | undefined, entity: JsonObject, path: Path): readonly Ineffective[] {
  const name = typeof protocol === 'number' ? String(protocol) : (textOf(protocol) ?? '');
  if (withPorts.includes(name)) return [];
  return ['ports', 'notPorts'].flatMap(key =>
    itemsOf(entity[key]).length === 0
      ? []
      : [{ path: [...path, key], because: `${key} want a protocol that has them: TCP, UDP or SCTP` }],
  );
}

function httpRefusals({ http, action, protocol }: JsonObject, path: Path): readonly Ineffective[] {
  if (!isObject(http)) return [];
  const isTcp = protocol === undefined || protocol === null || ['TCP', '6', 6].some(one => one === protocol);
  return [
    ...(isTcp ? [] : [{ path, because: 'rules about HTTP are for TCP alone' }]),
    ...(action === 'Allow' ? [] : [{ path, because: 'rules about HTTP can but allow' }]),
  ];
}

const icmpVersions: Readonly<Record<string, number>> = { ICMP: 4, '1': 4, ICMPv6: 6, '58': 6 };

function icmpRefusals(rule: JsonObject, path: Path): readonly Ineffective[] {
  const { icmp, notICMP, ipVersion, protocol, notProtocol } = rule;
  const versions = [protocol, notProtocol].flatMap(one => {
    const text = typeof one === 'number' ? String(one) : (textOf(one) ?? '');
    return Object.hasOwn(icmpVersions, text) ? (icmpVersions[text] ?? []) : [];
  });
  const codes = Object.entries({ icmp, notICMP }).filter(
    ([, one]) => objectOf(one)['code'] !== undefined && objectOf(one)['type'] === undefined,
  );
  const isIcmp = ['ICMP', 'ICMPv6', '1', '58'].includes(
    typeof protocol === 'number' ? String(protocol) : (textOf(protocol) ?? ''),
  );
  const misfit = typeof ipVersion === 'number' ? versions.find(one => one !== ipVersion) : undefined;
  return [
    ...(isObject(icmp) && !isIcmp ? [{ path: [...path, 'icmp'], because: 'icmp wants protocol ICMP or ICMPv6' }] : []),
    ...codes.map(([key]) => ({ path: [...path, key], because: 'a code wants the type of the message beside it' })),
    ...(misfit === undefined
      ? []
      : [{ path: [...path, 'ipVersion'], because: `its protocol is of IP version ${misfit}` }]),
  ];
}

function servicePorts(destination: JsonObject, path: Path): readonly Ineffective[] {
  if (!isObject(destination['services'])) return [];
  return ['ports', 'notPorts'].flatMap(key =>
    itemsOf(destination[key]).length === 0 ? [] : [{ path: [...path, key], because: 'a Service brings its own ports' }],
  );
}
