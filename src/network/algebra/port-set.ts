import type { Protocol } from './protocol.js';

/**
 * Ports of all protocols on one line of numbers: flat pairs [from, to], ascending, disjoint and not adjacent. A protocol's
 * ports 1 to 65535 stand at its offset; the gap at port 0 keeps protocols apart.
 */
export type PortSet = readonly number[];

/** Ports of one protocol, both ends included. */
export interface PortRange {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
}

const protocols: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];
const stride = 65536;

export const noPorts: PortSet = [];
export const allPorts: PortSet = protocols.flatMap((_, at) => [at * stride + 1, at * stride + 65535]);

/** The ports of a range; what is outside 1 to 65535 is cut off. */
export function portsOf({ protocol, from, to }: PortRange): PortSet {
  const base = protocols.indexOf(protocol) * stride;
  const [low, high] = [Math.max(1, from), Math.min(65535, to)];
  return low > high ? noPorts : [base + low, base + high];
}

/** The ranges of a set, TCP before UDP before SCTP, ascending. */
export function rangesOf(set: PortSet): readonly PortRange[] {
  return pairsOf(set).map(([from, to]) => ({
    protocol: protocols[Math.floor(from / stride)] ?? 'TCP',
    from: from % stride,
    to: to % stride,
  }));
}

/** The ranges of a set, or that it is every port. */
export function portRanges(set: PortSet): 'all' | readonly PortRange[] {
  return isEveryPort(set) ? 'all' : rangesOf(set);
}

/** `all ports`, or `TCP 80, 8080-8090, UDP 53`. */
export function portsText(set: PortSet): string {
  if (isEveryPort(set)) return 'all ports';
  const ranges = rangesOf(set);
  return protocols
    .flatMap(protocol => {
      const own = ranges.filter(one => one.protocol === protocol).map(rangeText);
      return own.length > 0 ? [`${protocol} ${own.join(', ')}`] : [];
    })
    .join(', ');
}

export function isEveryPort(set: PortSet): boolean {
  return set.length === allPorts.length && set.every((edge, at) => edge === allPorts[at]);
}

export function hasPort(set: PortSet, protocol: Protocol, port: number): boolean {
  const point = protocols.indexOf(protocol) * stride + port;
  return pairsOf(set).some(([from, to]) => from <= point && point <= to);
}

export function union(a: PortSet, b: PortSet): PortSet {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  if (a === b) return a;
  const pairs = [...pairsOf(a), ...pairsOf(b)].sort((one, other) => one[0] - other[0]);
  const edges: number[] = [];
  for (const [from, to] of pairs) {
    const last = edges.at(-1);
    if (last !== undefined && from <= last + 1) edges[edges.length - 1] = Math.max(last, to);
    else edges.push(from, to);
  }
  return edges;
}

export function intersection(a: PortSet, b: PortSet): PortSet {
  if (a === b) return a;
  const edges: number[] = [];
  let [i, j] = [0, 0];
  while (i + 1 < a.length && j + 1 < b.length) {
    const [end, otherEnd] = [a[i + 1] ?? 0, b[j + 1] ?? 0];
    const [from, to] = [Math.max(a[i] ?? 0, b[j] ?? 0), Math.min(end, otherEnd)];
    if (from <= to) edges.push(from, to);
    if (end < otherEnd) i += 2;
    else j += 2;
  }
  return edges;
}

export function difference(a: PortSet, b: PortSet): PortSet {
  return a.length === 0 || b.length === 0 ? a : intersection(a, complement(b));
}

function complement(set: PortSet): PortSet {
  const gaps: number[] = [];
  let from = 0;
  for (const [start, end] of pairsOf(set)) {
    if (from < start) gaps.push(from, start - 1);
    from = end + 1;
  }
  return intersection([...gaps, from, protocols.length * stride], allPorts);
}

function pairsOf(set: PortSet): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at + 1 < set.length; at += 2) pairs.push([set[at] ?? 0, set[at + 1] ?? 0]);
  return pairs;
}

function rangeText({ from, to }: PortRange): string {
  return from === to ? String(from) : `${from}-${to}`;
}
