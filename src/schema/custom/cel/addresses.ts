import type { Environment } from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };
import type { Address, Block } from '../address.js';
import { addressOf, blockOf, isWithin, textOfAddress } from '../address.js';

/** An address: a class, since the language tells values apart by their classes. */
class Ip {
  constructor(readonly address: Address) {}

  toString(): string {
    return textOfAddress(this.address);
  }
}

/** A block of addresses. */
class Cidr {
  constructor(readonly block: Block) {}

  toString(): string {
    return `${textOfAddress(this.block.address)}/${this.block.bits}`;
  }
}

/** Functions of addresses and blocks. (apiserver pkg/cel/library/ip.go and cidr.go) */
export function addAddresses(environment: Environment): void {
  addIps(environment.registerType('net.IP', Ip).registerType('net.CIDR', Cidr));
  addKinds(environment);
  addCidrs(environment);
}

function addIps(environment: Environment): void {
  environment
    .registerFunction('isIP(string): bool', (text: string) => plainAddress(text) !== undefined)
    .registerFunction('ip(string): net.IP', readIp)
    .registerFunction('string(net.IP): string', String)
    .registerFunction('net.IP.family(): int', ({ address }: Ip) => BigInt(address.family))
    .registerOperator('net.IP == net.IP: bool', (a: Ip, b: Ip) => isSameAddress(a.address, b.address));
}

const unspecified = 0n;
const loopback6 = 1n;

function addKinds(environment: Environment): void {
  const inside =
    (v4: string, v6: string) =>
    ({ address }: Ip): boolean => {
      const block = blockOf(address.family === 4 ? v4 : v6);
      return block !== undefined && isWithin(address, block);
    };
  environment
    .registerFunction('net.IP.isUnspecified(): bool', ({ address }: Ip) => address.value === unspecified)
    .registerFunction('net.IP.isLoopback(): bool', (ip: Ip) =>
      ip.address.family === 6 ? ip.address.value === loopback6 : inside('127.0.0.0/8', '::1/128')(ip),
    )
    .registerFunction('net.IP.isLinkLocalMulticast(): bool', inside('224.0.0.0/24', 'ff02::/16'))
    .registerFunction('net.IP.isLinkLocalUnicast(): bool', inside('169.254.0.0/16', 'fe80::/10'))
    .registerFunction('net.IP.isGlobalUnicast(): bool', (ip: Ip) => {
      const special = ip.address.value === unspecified || ip.address.value === 0xffffffffn;
      return (
        !special &&
        !inside('224.0.0.0/4', 'ff00::/8')(ip) &&
        !inside('127.0.0.0/8', '::1/128')(ip) &&
        !inside('169.254.0.0/16', 'fe80::/10')(ip)
      );
    });
}

function addCidrs(environment: Environment): void {
  environment
    .registerFunction('isCIDR(string): bool', (text: string) => blockOf(text) !== undefined)
    .registerFunction('cidr(string): net.CIDR', readCidr)
    .registerFunction('string(net.CIDR): string', String)
    .registerFunction('net.CIDR.ip(): net.IP', ({ block }: Cidr) => new Ip(block.address))
    .registerFunction('net.CIDR.prefixLength(): int', ({ block }: Cidr) => BigInt(block.bits))
    .registerFunction('net.CIDR.masked(): net.CIDR', ({ block }: Cidr) => new Cidr(masked(block)))
    .registerFunction('net.CIDR.containsIP(net.IP): bool', ({ block }: Cidr, { address }: Ip) =>
      isWithin(address, block),
    )
    .registerFunction('net.CIDR.containsIP(string): bool', ({ block }: Cidr, text: string) =>
      isWithin(readIp(text).address, block),
    )
    .registerFunction('net.CIDR.containsCIDR(net.CIDR): bool', contains)
    .registerFunction('net.CIDR.containsCIDR(string): bool', (outer: Cidr, text: string) =>
      contains(outer, readCidr(text)),
    )
    .registerOperator(
      'net.CIDR == net.CIDR: bool',
      (a: Cidr, b: Cidr) => isSameAddress(a.block.address, b.block.address) && a.block.bits === b.block.bits,
    );
}

function contains({ block: outer }: Cidr, { block: inner }: Cidr): boolean {
  return inner.bits >= outer.bits && isWithin(inner.address, outer);
}

function masked({ address, bits }: Block): Block {
  const rest = BigInt((address.family === 4 ? 32 : 128) - bits);
  return { address: { ...address, value: (address.value >> rest) << rest }, bits };
}

function isSameAddress(a: Address, b: Address): boolean {
  return a.family === b.family && a.value === b.value;
}

const mapped = 0xffffn;

/** An address that is not IPv4's in the dress of IPv6, which the library refuses. */
function plainAddress(text: string): Address | undefined {
  const address = addressOf(text);
  return address?.family === 6 && address.value >> 32n === mapped ? undefined : address;
}

function readIp(text: string): Ip {
  const address = plainAddress(text);
  if (!address) throw new Error(`${JSON.stringify(text)} is no address`);
  return new Ip(address);
}

function readCidr(text: string): Cidr {
  const block = blockOf(text);
  if (!block) throw new Error(`${JSON.stringify(text)} is no CIDR`);
  return new Cidr(block);
}
