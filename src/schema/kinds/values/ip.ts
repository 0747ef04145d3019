import type { Check } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, quoted, warning } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { text } from '../language/field.js';
import { addressText } from '#model/addresses/address-text.js';
import type { Address } from '#model/addresses/address.js';
import { addressOf, isMapped, legacy, netip } from '#model/addresses/address.js';
import type { Cidr } from '#model/addresses/block.js';
import { blockOfCidr, cidrOf } from '#model/addresses/block.js';
import {
  isLinkLocalMulticast,
  isLinkLocalUnicast,
  isLoopback,
  isUnspecified,
} from '#model/addresses/special-address.js';

/** An IP address, strictly from Kubernetes 1.36 on. (apimachinery v0.36.0, pkg/util/validation/ip.go: IsValidIPForLegacyField; kubernetes v1.36.0, pkg/features/kube_features.go: StrictIPCIDRValidation) */
export const ipAddress: Check = field => ipCalled(field, field, text(field));

/** An IP address that the API server calls by another path. */
export function ipCalled(field: Field, called: Field, value: string): readonly FieldViolation[] {
  const address = addressOf(value, legacy);
  if (!address)
    return [invalid(field, `${quoted(value)} is not an IP address, such as 10.9.8.7 or 2001:db8::ffff`, called)];
  const right = addressText(address);
  const unclear = unclearAddress(address, addressOf(value, netip) === undefined);
  if (unclear === undefined)
    return value === right ? [] : [warning(field, `${quoted(value)} is usually written ${right}`, called)];
  return [inconsistent(field, `${quoted(value)} ${unclear}; write ${right}`, called)];
}

/** A network as address, `/` and length of the prefix, strictly from Kubernetes 1.36 on. (same files: IsValidCIDRForLegacyField) */
export const cidr: Check = field => cidrCalled(field, field, text(field));

/** A network that the API server calls by another path. */
export function cidrCalled(field: Field, called: Field, value: string): readonly FieldViolation[] {
  const network = cidrOf(value, legacy);
  if (!network) return [invalid(field, `${quoted(value)} is not a CIDR, such as 10.9.8.0/24 or 2001:db8::/64`, called)];
  const right = `${addressText(network.address)}/${network.length}`;
  const unclear = unclearAddress(network.address, cidrOf(value, netip) === undefined);
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
export function* reachable(field: Field): Iterable<FieldViolation> {
  const address = addressOf(text(field), legacy);
  const special = address && specialOf(address);
  if (special !== undefined) yield invalid(field, `${text(field)} is ${special}, which no endpoint may have`);
}

function inconsistent(field: Field, message: string, called: Field): FieldViolation {
  return field.minor >= 36 ? invalid(field, message, called) : warning(field, message, called);
}

/** What only the old parser reads has zeros before a number. (apimachinery v0.36.0, pkg/util/validation/ip.go: parseIP, parseIPNet) */
function unclearAddress(address: Address, onlyLegacy: boolean): string | undefined {
  if (onlyLegacy) return 'has zeros before a number, which some read as octal';
  return isMapped(address) ? 'is an IPv4 address written as IPv6' : undefined;
}

function hasHostBits(network: Cidr): boolean {
  return blockOfCidr(network).from !== network.address.value;
}

function specialOf(address: Address): string | undefined {
  if (isUnspecified(address)) return 'unspecified';
  if (isLoopback(address)) return 'a loopback address';
  if (isLinkLocalUnicast(address)) return 'a link-local address';
  return isLinkLocalMulticast(address) ? 'a link-local multicast address' : undefined;
}
