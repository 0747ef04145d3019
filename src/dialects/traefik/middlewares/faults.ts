import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import { isClientRange } from '../values/client-range.js';
import { durationOf } from '../values/duration.js';
import { isStatusRange } from '../values/status-range.js';
import type { Fault } from './kind.js';

/** Durations that Traefik cannot read, by their fields. */
export function durationFaults(config: JsonObject, fields: readonly string[]): readonly Fault[] {
  return fields.flatMap(field => {
    const value = config[field];
    return isSaid(value) && durationOf(value) === undefined
      ? [{ field, wants: 'a duration such as 500ms or 10s' }]
      : [];
  });
}

/** Statuses that Traefik cannot read. */
export function statusFaults(field: string, statuses: readonly string[]): readonly Fault[] {
  return statuses.every(isStatusRange)
    ? []
    : [{ field, wants: 'statuses or ranges of them, each in an item of its own: 404, 500-599' }];
}

/** Why Traefik cannot tell clients apart. (traefik v3.7.9, pkg/middlewares/extractor.go: GetSourceExtractor) */
export function criterionFaults({ sourceCriterion }: JsonObject): readonly Fault[] {
  const { ipStrategy, requestHeaderName, requestHost } = objectOf(sourceCriterion);
  const asked = [isObject(ipStrategy), (textOf(requestHeaderName) ?? '') !== '', requestHost === true];
  if (asked.filter(one => one).length > 1)
    return [{ field: 'sourceCriterion', wants: 'one of ipStrategy, requestHeaderName and requestHost' }];
  return strategyFaults(objectOf(ipStrategy), 'sourceCriterion.ipStrategy');
}

/** Why Traefik cannot tell a client's address. A depth goes before addresses to leave out. (traefik v3.7.9, pkg/config/dynamic/middlewares.go: IPStrategy.Get) */
export function strategyFaults({ depth, excludedIPs, ipv6Subnet }: JsonObject, field: string): readonly Fault[] {
  const excluded = (numberOf(depth) ?? 0) > 0 ? [] : itemsOf(excludedIPs).map(one => textOf(one) ?? '');
  if (excluded.length > 0)
    return excluded.every(isClientRange) ? [] : [{ field: `${field}.excludedIPs`, wants: 'addresses or CIDRs' }];
  const subnet = numberOf(ipv6Subnet);
  return subnet === undefined || (subnet > 0 && subnet <= 128)
    ? []
    : [{ field: `${field}.ipv6Subnet`, wants: 'a number from 1 to 128' }];
}

/** Nothing is said by `null` either: the API server takes it away. */
export function isSaid(value: Json | undefined): value is Exclude<Json, null> {
  return value !== undefined && value !== null;
}
