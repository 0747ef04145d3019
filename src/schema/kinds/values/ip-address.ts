/** An IP address or a network: its bits as eight groups of sixteen (IPv6) or four of eight (IPv4). */
export interface Address {
  readonly family: 4 | 6;
  readonly groups: readonly number[];
  /** A decimal number has zeros before it, which may be read as octal. */
  readonly zeros: boolean;
  /** An IPv6 address that stands for an IPv4 one: ::ffff:10.0.0.1. */
  readonly mapped: boolean;
}

/** A network: an address and the length of its prefix. */
export interface Network extends Address {
  readonly length: number;
}

/** An address, read as tolerantly as Kubernetes reads one. (k8s.io/utils, net/parse.go: ParseIPSloppy) */
export function addressOf(text: string): Address | undefined {
  return text.includes(':') ? sixOf(text) : fourOf(text);
}

/** An address, `/` and the length of the prefix. (same file: ParseCIDRSloppy) */
export function networkOf(text: string): Network | undefined {
  const slash = text.indexOf('/');
  const address = addressOf(text.slice(0, Math.max(slash, 0)));
  const length = text.slice(slash + 1);
  if (!address || !/^\d{1,8}$/.test(length) || Number(length) > bitsOf(address)) return undefined;
  return { ...address, length: Number(length), zeros: address.zeros || /^0\d/.test(length) };
}

/** Whether bits are set beyond the prefix: 10.0.0.1/8. */
export function hasHostBits(network: Network): boolean {
  return network.groups.some((group, index) => (group & hostMask(network, index)) !== 0);
}

/** Whether one network lies in another and is smaller. */
export function isWithin(inner: Network, outer: Network): boolean {
  if (inner.family !== outer.family || inner.length <= outer.length) return false;
  return inner.groups.every((group, index) => ((group ^ (outer.groups[index] ?? 0)) & ~hostMask(outer, index)) === 0);
}

/** The text that stands for an address in messages and comparisons, as RFC 5952 has it. */
export function canonical({ family, groups }: Address): string {
  if (family === 4) return groups.join('.');
  const shown = groups.map(group => group.toString(16));
  const { start, length } = longestZeros(groups);
  if (length < 2) return shown.join(':');
  return `${shown.slice(0, start).join(':')}::${shown.slice(start + length).join(':')}`;
}

function bitsOf({ family }: Address): number {
  return family === 4 ? 32 : 128;
}

function hostMask({ family, length }: Network, index: number): number {
  const width = family === 4 ? 8 : 16;
  const fixed = Math.min(Math.max(length - index * width, 0), width);
  return 2 ** (width - fixed) - 1;
}

function fourOf(text: string): Address | undefined {
  const parts = text.split('.', 5);
  if (parts.length !== 4 || !parts.every(part => /^\d{1,20}$/.test(part) && Number(part) < 256)) return undefined;
  return { family: 4, groups: parts.map(Number), zeros: parts.some(part => /^0\d/.test(part)), mapped: false };
}

function sixOf(text: string): Address | undefined {
  if (text.length > 64) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [left, right] = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
  if (!left || (halves.length === 2 && !right)) return undefined;
  const known = left.groups.length + (right?.groups.length ?? 0);
  if (halves.length === 1 ? known !== 8 : known > 7) return undefined;
  const groups = [...left.groups, ...Array<number>(8 - known).fill(0), ...(right?.groups ?? [])];
  const mapped = groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff;
  return { family: 6, groups, zeros: left.zeros || (right?.zeros ?? false), mapped };
}

/** The groups of one side of `::`; an IPv4 address may end the last side. */
function groupsOf(
  half: string,
  last: boolean,
): { readonly groups: readonly number[]; readonly zeros: boolean } | undefined {
  if (half === '') return { groups: [], zeros: false };
  const parts = half.split(':');
  const tail = parts.at(-1) ?? '';
  const four = last && tail.includes('.') ? fourOf(tail) : undefined;
  const sixteens = four ? parts.slice(0, -1) : parts;
  if (!sixteens.every(part => /^[0-9a-fA-F]{1,4}$/.test(part))) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = four?.groups ?? [];
  return {
    groups: [...sixteens.map(part => parseInt(part, 16)), ...(four ? [a * 256 + b, c * 256 + d] : [])],
    zeros: four?.zeros ?? false,
  };
}

function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (end < groups.length && groups[end] === 0) end++;
    if (end - start > best.length) best = { start, length: end - start };
  }
  return best;
}
