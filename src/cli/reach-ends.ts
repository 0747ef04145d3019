import type { End, Protocol } from '#network/index.js';
import { UsageError } from './exit.js';

/** `shop/web`, `shop/Deployment/web`, `shop/*`, `svc:shop/web`, `10.0.0.0/8`, `controller:public`, `internet`. */
export function endIn(text: string): End {
  if (text === 'internet') return { kind: 'internet' };
  const [, scheme, rest = ''] = /^(controller|svc):(.+)$/.exec(text) ?? [];
  if (scheme === 'controller') return { kind: 'controller', name: rest };
  if (isAddress(text)) return { kind: 'ip', cidrs: [text] };
  const [namespace = '', ...names] = (scheme === 'svc' ? rest : text).split('/');
  const [first = '', second, third] = names;
  if (namespace === '' || first === '' || second === '' || third !== undefined) throw new UsageError(misread(text));
  if (scheme === 'svc' && second === undefined) return { kind: 'service', namespace, name: first };
  if (first === '*' && second === undefined) return { kind: 'namespace', namespace };
  return second === undefined
    ? { kind: 'workload', namespace, name: first }
    : { kind: 'workload', namespace, workload: first, name: second };
}

/** `8080/TCP`, `53/UDP`; `8080` is TCP. */
export function portIn(text: string | number): { readonly port: number; readonly protocol: Protocol } {
  const [, number, name = 'TCP'] = /^(\d{1,5})(?:\/([A-Za-z]+))?$/.exec(String(text)) ?? [];
  const protocol = (['TCP', 'UDP', 'SCTP'] as const).find(one => one === name.toUpperCase());
  const port = Number(number);
  if (number === undefined || !protocol || port < 1 || port > 65535) {
    throw new UsageError(`${text} is not a port; write 8080/TCP, 53/UDP or 9000/SCTP`);
  }
  return { port, protocol };
}

/** An IPv6 address has a colon and no letters beyond f; an IPv4 address or CIDR begins with four numbers. */
function isAddress(text: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+(\/\d+)?$/.test(text) || /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(\/\d+)?$/.test(text);
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
