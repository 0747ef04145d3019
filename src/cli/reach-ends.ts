import type { End, Protocol } from '#network/index.js';
import { isAddressBlock } from '#network/index.js';
import { UsageError } from './exit.js';

/** `shop/web`, `shop/Deployment/web`, `shop/*`, `svc:shop/web`, `10.0.0.0/8`, `controller:public`, `internet`. */
export function endIn(text: string): End {
  const read = endOf(text);
  if ('fault' in read) throw new UsageError(read.fault);
  return read.end;
}

/** What makes a text no end of a connection. */
export function endFault(text: string): string | undefined {
  const read = endOf(text);
  return 'fault' in read ? read.fault : undefined;
}

/** `8080/TCP`, `53/UDP`; `8080` is TCP. */
export function portIn(text: string | number): Port {
  const port = portOf(text);
  if (!port) throw new UsageError(noPort(text));
  return port;
}

/** What makes a text no port of a connection. */
export function reachPortFault(text: string | number): string | undefined {
  return portOf(text) ? undefined : noPort(text);
}

interface Port {
  readonly port: number;
  readonly protocol: Protocol;
}

function endOf(text: string): { readonly end: End } | { readonly fault: string } {
  if (text === 'internet') return { end: { kind: 'internet' } };
  const [, scheme, rest = ''] = /^(controller|svc):(.+)$/.exec(text) ?? [];
  if (scheme === 'controller') return { end: { kind: 'controller', name: rest } };
  if (looksLikeAddress(text))
    return isAddressBlock(text)
      ? { end: { kind: 'ip', cidrs: [text] } }
      : { fault: `${text} is neither an address nor a CIDR` };
  const [namespace = '', ...names] = (scheme === 'svc' ? rest : text).split('/');
  const [first = '', second, third] = names;
  if (namespace === '' || first === '' || second === '' || third !== undefined) return { fault: misread(text) };
  if (scheme === 'svc' && second === undefined) return { end: { kind: 'service', namespace, name: first } };
  if (first === '*' && second === undefined) return { end: { kind: 'namespace', namespace } };
  return {
    end:
      second === undefined
        ? { kind: 'workload', namespace, name: first }
        : { kind: 'workload', namespace, workload: first, name: second },
  };
}

function portOf(text: string | number): Port | undefined {
  const [, number, name = 'TCP'] = /^(\d{1,5})(?:\/([A-Za-z]+))?$/.exec(String(text)) ?? [];
  const protocol = (['TCP', 'UDP', 'SCTP'] as const).find(one => one === name.toUpperCase());
  const port = Number(number);
  return number === undefined || !protocol || port < 1 || port > 65535 ? undefined : { port, protocol };
}

function noPort(text: string | number): string {
  return `${text} is not a port; write 8080/TCP, 53/UDP or 9000/SCTP`;
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

/** What is asked of the network: one connection, all of one end, or everything. */
export interface ReachQuestion {
  readonly from?: End;
  readonly to?: End;
  readonly port?: number;
  readonly protocol?: Protocol;
}

/** The question that the flags ask. */
export function questionIn({
  from,
  to,
  port,
}: {
  readonly from?: string;
  readonly to?: string;
  readonly port?: string;
}): ReachQuestion {
  if (port !== undefined && (from === undefined || to === undefined))
    throw new UsageError('--port needs --from and --to');
  return {
    ...(from !== undefined && { from: endIn(from) }),
    ...(to !== undefined && { to: endIn(to) }),
    ...(port !== undefined && portIn(port)),
  };
}
