/** Whether a client's address is within one of the ranges; undefined where the address cannot be read. */
export function within(address: string, ranges: readonly Range[]): boolean | undefined {
  const read = addressOf(address);
  return read && ranges.some(range => contains(range, read));
}

/** A range of addresses: of IPv4 (32 bits) or IPv6 (128). */
export interface Range {
  readonly bits: 32 | 128;
  readonly base: bigint;
  readonly prefix: number;
}

/** The range of a CIDR, or of a single address. Undefined where it cannot be read. */
export function rangeOf(cidr: string): Range | undefined {
  const [text = '', length, ...more] = cidr.trim().split('/');
  const address = addressOf(text);
  if (!address || more.length > 0) return undefined;
  if (length === undefined) return { bits: address.bits, base: address.value, prefix: address.bits };
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : Infinity;
  return prefix <= address.bits ? { bits: address.bits, base: address.value, prefix } : undefined;
}

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

function contains({ bits, base, prefix }: Range, address: Address): boolean {
  const shift = BigInt(bits - prefix);
  return bits === address.bits && base >> shift === address.value >> shift;
}

function addressOf(text: string): Address | undefined {
  if (!text.includes(':')) return fourOf(text);
  const value = sixOf(text.replace(/%.*$/s, ''));
  if (value === undefined) return undefined;
  // An IPv4 address in IPv6's clothes is compared as IPv4, as Go and nginx do.
  return value >> 32n === 0xffffn ? { bits: 32, value: value & 0xffffffffn } : { bits: 128, value };
}

function fourOf(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return { bits: 32, value: BigInt(parts.map(Number).reduce((sum, part) => sum * 256 + part, 0)) };
}

function sixOf(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groupsOf);
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0), ...(tail ?? [])];
  return BigInt(`0x${groups.map(group => group.toString(16).padStart(4, '0')).join('')}`);
}

function groupsOf(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [at, part] of parts.entries()) {
    const four = at === parts.length - 1 && part.includes('.') ? fourOf(part) : undefined;
    if (four) groups.push(Number(four.value >> 16n), Number(four.value & 0xffffn));
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** An address within a range, as text. */
export function addressIn(cidr: string): string | undefined {
  const range = rangeOf(cidr);
  if (!range) return undefined;
  const text = range.base.toString(16).padStart(range.bits / 4, '0');
  if (range.bits === 32) return (text.match(/../g) ?? []).map(pair => parseInt(pair, 16)).join('.');
  return (text.match(/.{4}/g) ?? []).join(':');
}
