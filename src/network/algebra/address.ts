/** A block of addresses: all that share the first `length` bits of `from`. */
export interface Block {
  readonly family: 4 | 6;
  readonly from: bigint;
  readonly to: bigint;
  readonly length: number;
}

/** Addresses from one to another, both included. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly from: bigint;
  readonly to: bigint;
}

export const everyAddress: readonly Block[] = [
  { family: 4, from: 0n, to: (1n << 32n) - 1n, length: 0 },
  { family: 6, from: 0n, to: (1n << 128n) - 1n, length: 0 },
];

/** A CIDR or a single address; undefined where the text is neither. Bits behind the prefix are taken as zero, as Go does. */
export function blockOf(text: string): Block | undefined {
  const [ip = '', bits, more] = text.split('/');
  const address = addressOf(ip);
  if (!address || more !== undefined) return undefined;
  const width = address.family === 4 ? 32 : 128;
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return undefined;
  const length = bits === undefined ? width : Number(bits);
  if (length > width) return undefined;
  const size = 1n << BigInt(width - length);
  const from = address.value - (address.value % size);
  return { family: address.family, from, to: from + size - 1n, length };
}

/** Whether a text is a CIDR or a single address. */
export function isAddressBlock(text: string): boolean {
  return blockOf(text) !== undefined;
}

/** The fewest CIDRs that cover ranges exactly, IPv4 first, ascending. */
export function cidrsOf(ranges: readonly AddressRange[]): readonly string[] {
  return merged(ranges).flatMap(cidrsOfRange);
}

/** Ranges in ascending order, IPv4 first, those that touch made one. */
export function merged(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const inOrder = [...ranges].sort((a, b) => a.family - b.family || (a.from < b.from ? -1 : 1));
  const out: AddressRange[] = [];
  for (const range of inOrder) {
    const last = out.at(-1);
    const touches = last?.family === range.family && range.from <= last.to + 1n;
    if (last && touches) out[out.length - 1] = { ...last, to: range.to > last.to ? range.to : last.to };
    else out.push(range);
  }
  return out;
}

function cidrsOfRange({ family, from, to }: AddressRange): readonly string[] {
  const width = family === 4 ? 32 : 128;
  const out: string[] = [];
  for (let start = from; start <= to;) {
    let bits = 0;
    while (bits < width && start % (1n << BigInt(bits + 1)) === 0n && start + (1n << BigInt(bits + 1)) - 1n <= to)
      bits += 1;
    out.push(`${addressText(family, start)}/${width - bits}`);
    start += 1n << BigInt(bits);
  }
  return out;
}

/** An address as people write it; IPv6 with its longest run of zeros left out. (RFC 5952, section 4) */
function addressText(family: 4 | 6, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map(shift => String((value >> shift) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((value >> BigInt(112 - 16 * at)) & 0xffffn).toString(16));
  const runs = [...groups.join(':').matchAll(/(?:\b0:)+0\b/g)].map(match => match[0]);
  const longest = runs.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? groups.join(':') : shortened(groups.join(':'), longest);
}

function shortened(text: string, zeros: string): string {
  const at = text.search(new RegExp(`(?:^|:)${zeros}(?::|$)`));
  const from = at + (text[at] === ':' ? 1 : 0);
  return `${text.slice(0, from).replace(/:$/, '')}::${text.slice(from + zeros.length).replace(/^:/, '')}`;
}

function addressOf(text: string): { readonly family: 4 | 6; readonly value: bigint } | undefined {
  if (!text.includes(':')) {
    const value = ipv4Of(text);
    return value === undefined ? undefined : { family: 4, value };
  }
  const value = ipv6Of(text);
  return value === undefined ? undefined : { family: 6, value };
}

/** Leading zeros are no address. (Go 1.17, net/ip.go) */
function ipv4Of(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function ipv6Of(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groupsOf);
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<bigint>(missing).fill(0n), ...(tail ?? [])];
  return groups.reduce((value, group) => value * 65536n + group, 0n);
}

/** The 16-bit groups of one side of `::`; the last may be an IPv4 address. */
function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const v4 = last.includes('.') ? ipv4Of(last) : undefined;
  if (last.includes('.') && v4 === undefined) return undefined;
  const plain = v4 === undefined ? parts : parts.slice(0, -1);
  if (plain.length > 8 || !plain.every(part => /^[0-9a-fA-F]{1,4}$/.test(part))) return undefined;
  return [...plain.map(part => BigInt(`0x${part}`)), ...(v4 === undefined ? [] : [v4 >> 16n, v4 & 0xffffn])];
}
