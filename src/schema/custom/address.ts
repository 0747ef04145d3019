/** An address as a number. */
export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** An address and how many of its bits name the block. */
export interface Block {
  readonly address: Address;
  readonly bits: number;
}

const byte = /^(0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])$/;
const group = /^[0-9a-fA-F]{1,4}$/;

/** Reads an address as Go does: no leading zeros, no zone. (Go 1.26, net/netip/netip.go: ParseAddr) */
export function addressOf(text: string): Address | undefined {
  if (text.length > 45) return undefined;
  return text.includes(':') ? ipv6Of(text) : ipv4Of(text);
}

/** Reads a block: an address, `/` and the number of its bits. (Go 1.26, net/ip.go: ParseCIDR) */
export function blockOf(text: string): Block | undefined {
  const slash = text.indexOf('/');
  const length = text.slice(slash + 1);
  const address = slash < 0 ? undefined : addressOf(text.slice(0, slash));
  if (!address || !/^(0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const bits = Number(length);
  return bits <= (address.family === 4 ? 32 : 128) ? { address, bits } : undefined;
}

/** Whether a block holds an address. */
export function isWithin({ family, value }: Address, { address, bits }: Block): boolean {
  if (family !== address.family) return false;
  const rest = BigInt((family === 4 ? 32 : 128) - bits);
  return value >> rest === address.value >> rest;
}

/** The address as Go writes it, the longest run of zeros as `::`. */
export function textOfAddress({ family, value }: Address): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map(shift => String((value >> shift) & 0xffn)).join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((value >> BigInt(112 - 16 * at)) & 0xffffn).toString(16)).join(
    ':',
  );
  const runs = [...groups.matchAll(/(?<![0-9a-f])0(:0)+(?![0-9a-f])/g)].sort(
    (a, b) => b[0].length - a[0].length || a.index - b.index,
  );
  const run = runs[0];
  if (!run) return groups;
  return `${groups.slice(0, run.index).replace(/:$/, '')}::${groups.slice(run.index + run[0].length).replace(/^:/, '')}`;
}

function ipv4Of(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every(part => byte.test(part))) return undefined;
  return { family: 4, value: parts.reduce((value, part) => value * 256n + BigInt(part), 0n) };
}

function ipv6Of(text: string): Address | undefined {
  const plain = withoutDots(text);
  const halves = plain?.split('::') ?? [];
  const [before = [], after = []] = halves.map(half => (half === '' ? [] : half.split(':')));
  const count = before.length + after.length;
  if (halves.length === 0 || halves.length > 2 || ![...before, ...after].every(one => group.test(one)))
    return undefined;
  if (halves.length === 2 ? count > 7 : count !== 8) return undefined;
  const groups = [...before, ...Array.from({ length: 8 - count }, () => '0'), ...after];
  return { family: 6, value: BigInt(`0x${groups.map(one => one.padStart(4, '0')).join('')}`) };
}

/** The end of an address may be in the form of IPv4. */
function withoutDots(text: string): string | undefined {
  const last = text.lastIndexOf(':') + 1;
  if (!text.includes('.', last)) return text;
  const end = ipv4Of(text.slice(last));
  return end && `${text.slice(0, last)}${(end.value >> 16n).toString(16)}:${(end.value & 0xffffn).toString(16)}`;
}
