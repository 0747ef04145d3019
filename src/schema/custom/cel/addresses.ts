import type { Environment } from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };
import { addressText } from '#model/addresses/address-text.js';
import type { Address } from '#model/addresses/address.js';
import { addressOf, isMapped, netip } from '#model/addresses/address.js';
import type { Cidr as Network } from '#model/addresses/block.js';
import { blockOfCidr, cidrOf, holdsAddress, holdsBlock } from '#model/addresses/block.js';
import {
  isLinkLocalMulticast,
  isLinkLocalUnicast,
  isLoopback,
  isMulticast,
  isUnspecified,
} from '#model/addresses/special-address.js';

/** An address: a class, since the language tells values apart by their classes. */
class Ip {
  constructor(readonly address: Address) {}

  toString(): string {
    return addressText(this.address);
  }
}

/** A block of addresses. */
class Cidr {
  constructor(readonly network: Network) {}

  toString(): string {
    return `${addressText(this.network.address)}/${this.network.length}`;
  }
}

/** Functions of addresses and blocks. (apiserver pkg/cel/library/ip.go and cidr.go, which read with netip) */
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

function addKinds(environment: Environment): void {
  environment
    .registerFunction('net.IP.isUnspecified(): bool', ({ address }: Ip) => isUnspecified(address))
    .registerFunction('net.IP.isLoopback(): bool', ({ address }: Ip) => isLoopback(address))
    .registerFunction('net.IP.isLinkLocalMulticast(): bool', ({ address }: Ip) => isLinkLocalMulticast(address))
    .registerFunction('net.IP.isLinkLocalUnicast(): bool', ({ address }: Ip) => isLinkLocalUnicast(address))
    .registerFunction('net.IP.isGlobalUnicast(): bool', ({ address }: Ip) => isGlobalUnicast(address));
}

/** (Go 1.26, net/netip/netip.go: IsGlobalUnicast) */
function isGlobalUnicast(address: Address): boolean {
  const broadcast = address.family === 4 && address.value === 0xffffffffn;
  return ![
    broadcast,
    isUnspecified(address),
    isLoopback(address),
    isMulticast(address),
    isLinkLocalUnicast(address),
  ].some(Boolean);
}

function addCidrs(environment: Environment): void {
  environment
    .registerFunction('isCIDR(string): bool', (text: string) => cidrOf(text, netip) !== undefined)
    .registerFunction('cidr(string): net.CIDR', readCidr)
    .registerFunction('string(net.CIDR): string', String)
    .registerFunction('net.CIDR.ip(): net.IP', ({ network }: Cidr) => new Ip(network.address))
    .registerFunction('net.CIDR.prefixLength(): int', ({ network }: Cidr) => BigInt(network.length))
    .registerFunction('net.CIDR.masked(): net.CIDR', ({ network }: Cidr) => new Cidr(masked(network)))
    .registerFunction('net.CIDR.containsIP(net.IP): bool', holdsIp)
    .registerFunction('net.CIDR.containsIP(string): bool', (outer: Cidr, text: string) => holdsIp(outer, readIp(text)))
    .registerFunction('net.CIDR.containsCIDR(net.CIDR): bool', holdsCidr)
    .registerFunction('net.CIDR.containsCIDR(string): bool', (outer: Cidr, text: string) =>
      holdsCidr(outer, readCidr(text)),
    )
    .registerOperator(
      'net.CIDR == net.CIDR: bool',
      ({ network: a }: Cidr, { network: b }: Cidr) => isSameAddress(a.address, b.address) && a.length === b.length,
    );
}

function holdsIp({ network }: Cidr, { address }: Ip): boolean {
  return holdsAddress(blockOfCidr(network), address);
}

function holdsCidr({ network: outer }: Cidr, { network: inner }: Cidr): boolean {
  return holdsBlock(blockOfCidr(outer), blockOfCidr(inner));
}

function masked(network: Network): Network {
  return { ...network, address: { ...network.address, value: blockOfCidr(network).from } };
}

function isSameAddress(a: Address, b: Address): boolean {
  return a.family === b.family && a.value === b.value;
}

/** An address that is not IPv4's in the dress of IPv6, which the library refuses. */
function plainAddress(text: string): Address | undefined {
  const address = addressOf(text, netip);
  return address && isMapped(address) ? undefined : address;
}

function readIp(text: string): Ip {
  const address = plainAddress(text);
  if (!address) throw new Error(`${JSON.stringify(text)} is no address`);
  return new Ip(address);
}

function readCidr(text: string): Cidr {
  const network = cidrOf(text, netip);
  if (!network) throw new Error(`${JSON.stringify(text)} is no CIDR`);
  return new Cidr(network);
}
