import type { Check } from '../language/check.js';
import type { Fault } from '../language/fault.js';
import { invalid, quoted, warning } from '../language/fault.js';
import type { Field } from '../language/field.js';
import { text } from '../language/field.js';
import type { Address } from './ip-address.js';
import { addressOf, canonical, hasHostBits, networkOf } from './ip-address.js';

/** An IP address, strictly from Kubernetes 1.36 on. (apimachinery v0.36.0, pkg/util/validation/ip.go: IsValidIPForLegacyField; kubernetes v1.36.0, pkg/features/kube_features.go: StrictIPCIDRValidation) */
export const ipAddress: Check = field => ipCalled(field, field, text(field));

/** An IP address that the API server calls by another path. */
export function ipCalled(field: Field, called: Field, value: string): readonly Fault[] {
  const address = addressOf(value);
  if (!address)
    return [invalid(field, `${quoted(value)} is not an IP address, such as 10.9.8.7 or 2001:db8::ffff`, called)];
  const unclear = unclearAddress(address);
  if (unclear === undefined)
    return value === canonical(address)
      ? []
      : [warning(field, `${quoted(value)} is usually written ${canonical(address)}`, called)];
  return [inconsistent(field, `${quoted(value)} ${unclear}; write ${canonical(address)}`, called)];
}

/** A network as address, `/` and length of the prefix, strictly from Kubernetes 1.36 on. (same files: IsValidCIDRForLegacyField) */
export const cidr: Check = field => cidrCalled(field, field, text(field));

/** A network that the API server calls by another path. */
export function cidrCalled(field: Field, called: Field, value: string): readonly Fault[] {
  const network = networkOf(value);
  if (!network) return [invalid(field, `${quoted(value)} is not a CIDR, such as 10.9.8.0/24 or 2001:db8::/64`, called)];
  const right = `${canonical(network)}/${network.length}`;
  const unclear = unclearAddress(network);
  if (unclear !== undefined) return [inconsistent(field, `${quoted(value)} ${unclear}; write ${right}`, called)];
  if (hasHostBits(network))
    return [
      inconsistent(
        field,
        `${quoted(value)} has bits set beyond its prefix of ${network.length}; leave them out`,
        called,
      ),
    ];
  return value === right ? [] : [warning(field, `${quoted(value)} is usually written ${right}`, called)];
}

/** An address that endpoints and external IPs may have: no loopback, link-local or unspecified one. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateEndpointIP) */
export function* reachable(field: Field): Iterable<Fault> {
  const address = addressOf(text(field));
  const special = address && specialOf(address);
  if (special !== undefined) yield invalid(field, `${text(field)} is ${special}, which no endpoint may have`);
}

function inconsistent(field: Field, message: string, called: Field): Fault {
  return field.minor >= 36 ? invalid(field, message, called) : warning(field, message, called);
}

function unclearAddress({ zeros, mapped }: Address): string | undefined {
  if (zeros) return 'has zeros before a number, which some read as octal';
  return mapped ? 'is an IPv4 address written as IPv6' : undefined;
}

function specialOf(address: Address): string | undefined {
  const [a = 0, b = 0, c = 0] = address.family === 4 || address.mapped ? fourOf(address) : [];
  if (canonical(address) === '::' || (address.family === 4 && address.groups.every(group => group === 0)))
    return 'unspecified';
  if (canonical(address) === '::1' || a === 127) return 'a loopback address';
  const first = address.family === 6 && !address.mapped ? (address.groups[0] ?? 0) : 0;
  if ((first & 0xffc0) === 0xfe80 || (a === 169 && b === 254)) return 'a link-local address';
  return (first & 0xff0f) === 0xff02 || (a === 224 && b === 0 && c === 0)
    ? 'a link-local multicast address'
    : undefined;
}

function fourOf({ family, groups }: Address): readonly number[] {
  if (family === 4) return groups;
  return groups.slice(6).flatMap(group => [group >> 8, group & 255]);
}
