import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { ForwardedAddress } from '#model/policies/access.js';
import type { ClientKey } from '#model/policies/limits.js';
import { isClientRange } from '../values/client-range.js';
import { given, givenAny } from '../values/given.js';
import { textsOf } from '../values/texts.js';
import type { Noted } from './feature.js';

/** How a client's address is told: not by the connection alone. A depth goes before addresses to leave out. (traefik v3.7.9, pkg/config/dynamic/middlewares.go: IPStrategy.Get) */
export function forwardedAddress(strategy: JsonObject, key: string, noted: Noted): ForwardedAddress | undefined {
  const { depth, excludedIPs, ipv6Subnet } = strategy;
  const deep = (numberOf(depth) ?? 0) > 0;
  const excluded = itemsOf(excludedIPs).map(one => textOf(one) ?? '');
  const subnet = numberOf(ipv6Subnet);
  if (!deep && excluded.length > 0) {
    if (!excluded.every(isClientRange)) noted(`${key}.excludedIPs`, 'addresses or CIDRs');
  } else if (subnet !== undefined && !(subnet > 0 && subnet <= 128)) {
    noted(`${key}.ipv6Subnet`, 'a number from 1 to 128');
  }
  return givenAny({
    depth: deep ? numberOf(depth) : undefined,
    excluded: excluded.length > 0 ? textsOf(excludedIPs) : undefined,
    ipv6Subnet: subnet,
  });
}

/** The strategy that tells an address so. */
export function strategyOf({ depth, excluded, ipv6Subnet }: ForwardedAddress): JsonObject {
  return given({ depth, excludedIPs: excluded, ipv6Subnet });
}

/** What tells clients apart. (traefik v3.7.9, pkg/middlewares/extractor.go: GetSourceExtractor) */
export function clientKey(criterion: JsonObject, key: string, noted: Noted): ClientKey | undefined {
  const { ipStrategy, requestHeaderName, requestHost } = criterion;
  const name = textOf(requestHeaderName) ?? '';
  if ([isObject(ipStrategy), name !== '', requestHost === true].filter(one => one).length > 1)
    noted(key, 'one of ipStrategy, requestHeaderName and requestHost');
  if (name !== '') return { kind: 'header', name };
  if (requestHost === true) return { kind: 'host' };
  const address = forwardedAddress(objectOf(ipStrategy), `${key}.ipStrategy`, noted);
  return address && { kind: 'address', ...address };
}

/** The criterion that tells clients apart so; none for the address of the connection. */
export function criterionOf(by: ClientKey): JsonObject | undefined {
  switch (by.kind) {
    case 'header':
      return { requestHeaderName: by.name };
    case 'host':
      return { requestHost: true };
    case 'address': {
      const strategy = strategyOf(by);
      return Object.keys(strategy).length > 0 ? { ipStrategy: strategy } : undefined;
    }
  }
}
