/** An IP address as a number. */
export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** How a program reads addresses. The grammar is one; programs differ in the zeros that may stand before numbers. */
export interface AddressReading {
  /** Zeros may stand before the numbers of an address: 010.0.0.1. */
  readonly zeros: boolean;
  /** Zeros may stand before the length of a prefix: 10.0.0.0/08. */
  readonly lengthZeros: boolean;
}

/** (Go 1.26, net/netip/netip.go: ParseAddr, ParsePrefix) */
export const netip: AddressReading = { zeros: false, lengthZeros: false };
/** (Go 1.26, net/ip.go: ParseIP, ParseCIDR) */
export const goNet: AddressReading = { zeros: false, lengthZeros: true };
/** As Go read before 1.17. (k8s.io/utils, internal/third_party/forked/golang/net/ip.go: ParseIP, ParseCIDR) */
export const legacy: AddressReading = { zeros: true, lengthZeros: true };

/** The address that a text is; no zone may follow. */
export function addressOf(text: string, { zeros }: AddressReading = goNet): Address | undefined {
  if (text.includes(':')) {
    const value = sixOf(text, zeros);
    return value === undefined ? undefined : { family: 6, value };
  }
  const value = fourOf(text, zeros);
  return value === undefined ? undefined : { family: 4, value: BigInt(value) };
}

/** How many bits the addresses of a family have. */
export function widthOf(family: 4 | 6): 32 | 128 {
  return family === 4 ? 32 : 128;
}

/** Whether an IPv6 address stands for an IPv4 one: ::ffff:10.0.0.1. */
export function isMapped({ family, value }: Address): boolean {
  return family === 6 && value >> 32n === 0xffffn;
}

/** The IPv4 address that an IPv6 address stands for; any other address is itself. */
export function unmapped(address: Address): Address {
  return isMapped(address) ? { family: 4, value: address.value & 0xffffffffn } : address;
}

const byte = /^(?:0|[1-9]\d{0,2})$/;
const byteAfterZeros = /^0*\d{1,3}$/;
const group = /^[0-9a-fA-F]{1,4}$/;
const groupAfterZeros = /^0*[0-9a-fA-F]{1,4}$/;

function fourOf(text: string, zeros: boolean): number | undefined {
  const parts = text.split('.', 5);
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    const number = (zeros ? byteAfterZeros : byte).test(part) ? Number(part) : 256;
    if (number > 255) return undefined;
    value = value * 256 + number;
  }
  return value;
}

/** Eight groups, of which `::` stands for at least one. */
function sixOf(text: string, zeros: boolean): bigint | undefined {
  const halves = text.split('::', 3);
  if (halves.length > 2) return undefined;
  const shortened = halves.length === 2;
  const [before, after = shortened ? undefined : ''] = halves.map((half, at) =>
    digitsOf(half, at === halves.length - 1, zeros),
  );
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - (before.length + after.length) / 4;
  if (shortened ? missing < 1 : missing !== 0) return undefined;
  return BigInt(`0x${before}${'0000'.repeat(missing)}${after}`);
}

/** The groups of one side of `::`, four digits each; an IPv4 address may end the last side. */
function digitsOf(half: string, isLast: boolean, zeros: boolean): string | undefined {
  if (half === '') return '';
  let digits = '';
  const parts = half.split(':');
  for (const [at, part] of parts.entries()) {
    const four = isLast && at === parts.length - 1 && part.includes('.') ? fourOf(part, zeros) : undefined;
    if (four !== undefined) digits += four.toString(16).padStart(8, '0');
    else if ((zeros ? groupAfterZeros : group).test(part)) digits += part.slice(-4).padStart(4, '0');
    else return undefined;
  }
  return digits;
}
