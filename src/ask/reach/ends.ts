import type { End, Protocol } from '#network/index.js';
import { isAddressBlock } from '#model/addresses/block.js';
import type { Understood } from '../value-fault.js';

/** `shop/web`, `shop/Deployment/web`, `shop/*`, `svc:shop/web`, `10.0.0.0/8`, `controller:public`, `internet`. */
export function endOf(text: string): Understood<End> {
  const read = readEnd(text);
  if ('value' in read && ['ip', 'controller'].includes(read.value.kind)) return read;
  const [, end, port] = /^(.+):(\d{1,5}(?:\/[A-Za-z]+)?)$/.exec(text) ?? [];
  if (end === undefined || port === undefined || 'fault' in readEnd(end) || 'fault' in portOf(port)) return read;
  return { fault: `${text} has a port in the name of an end; write ${end}, and the port apart: ${port}` };
}

function readEnd(text: string): Understood<End> {
  if (text === 'internet') return { value: { kind: 'internet' } };
  const [, scheme, rest = ''] = /^(controller|svc):(.+)$/.exec(text) ?? [];
  if (scheme === 'controller') return { value: { kind: 'controller', name: rest } };
  if (looksLikeAddress(text))
    return isAddressBlock(text)
      ? { value: { kind: 'ip', cidrs: [text] } }
      : { fault: `${text} is neither an address nor a CIDR` };
  const [namespace = '', ...names] = (scheme === 'svc' ? rest : text).split('/');
  const [first = '', second, third] = names;
  const tooLong = scheme === 'svc' ? second : third;
  if (namespace === '' || first === '' || second === '' || tooLong !== undefined) return { fault: misread(text) };
  if (scheme === 'svc') return { value: { kind: 'service', namespace, name: first } };
  if (first === '*' && second === undefined) return { value: { kind: 'namespace', namespace } };
  return {
    value:
      second === undefined
        ? { kind: 'workload', namespace, name: first }
        : { kind: 'workload', namespace, workload: first, name: second },
  };
}

/** What makes a text no end of a connection. */
export function endFault(text: string): string | undefined {
  const read = endOf(text);
  return 'fault' in read ? read.fault : undefined;
}

/** A port of a connection. */
export interface AskedPort {
  readonly port: number;
  readonly protocol: Protocol;
}

/** `8080/TCP`, `53/UDP`; `8080` is TCP. */
export function portOf(text: string | number): Understood<AskedPort> {
  const [, number, name = 'TCP'] = /^(\d{1,5})(?:\/([A-Za-z]+))?$/.exec(String(text)) ?? [];
  const protocol = (['TCP', 'UDP', 'SCTP'] as const).find(one => one === name.toUpperCase());
  const port = Number(number);
  return number === undefined || !protocol || port < 1 || port > 65535
    ? { fault: `${text} is not a port; write 8080/TCP, 53/UDP or 9000/SCTP` }
    : { value: { port, protocol } };
}

/** What makes a text no port of a connection. */
export function reachPortFault(text: string | number): string | undefined {
  const read = portOf(text);
  return 'fault' in read ? read.fault : undefined;
}

/** An IPv6 address has a colon and no letters beyond f; an IPv4 address begins with two numbers and dots, which no namespace holds. */
function looksLikeAddress(text: string): boolean {
  return /^\d+\.[\d.]*(?:\/|$)/.test(text) || /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:\/|$)/.test(text);
}

function misread(text: string): string {
  const known =
    'NAMESPACE/NAME, NAMESPACE/KIND/NAME, NAMESPACE/*, svc:NAMESPACE/NAME, an address or CIDR, controller:NAME and internet';
  return `${text} names no end of a connection; known are ${known}`;
}
