import type { JsonObject } from '#model/json.js';
import { isObject, numberOf, objectOf } from '#model/json.js';
import type { ClientAddresses } from '#model/policies/access.js';
import type { Step } from '#model/routing/step.js';
import { isClientRange } from '../../values/client-range.js';
import { given } from '../../values/given.js';
import { isKnownStatus } from '../../values/status-range.js';
import { textsOf } from '../../values/texts.js';
import { forwardedAddress, strategyOf } from '../client-address.js';
import type { Noted, StepPlace, WrittenFeature } from '../feature.js';

/** (traefik v3.7.9, pkg/middlewares/ipallowlist/ip_allowlist.go; pkg/ip/strategy.go) */
export const clientAddresses: WrittenFeature<'clientAddresses'> = {
  policy: 'clientAddresses',
  purpose: 'addresses',
  keys: [
    'ipAllowList.sourceRange',
    'ipAllowList.rejectStatusCode',
    'ipAllowList.ipStrategy',
    'ipWhiteList.sourceRange',
    'ipWhiteList.ipStrategy',
  ],
  read({ ipAllowList, ipWhiteList }, noted) {
    if (isObject(ipAllowList)) return listIn('ipAllowList', ipAllowList, noted);
    return isObject(ipWhiteList) ? listIn('ipWhiteList', ipWhiteList, noted) : undefined;
  },
  steps({ allow = [], status = 403, from }, place) {
    const byHeader = (from?.depth ?? 0) > 0 || (from?.excluded ?? []).length > 0;
    return [byHeader ? byForwarded(status, place) : { kind: 'allow', cidrs: allow, status }];
  },
  write({ allow = [], status, from }) {
    if (allow.length === 0) return { because: 'Traefik lets nobody in where no address is allowed: name one' };
    const bad = allow.find(one => !isClientRange(one));
    if (bad !== undefined) return { because: `${bad} is no address and no CIDR: write it as 10.0.0.0/8` };
    if (status !== undefined && !isKnownStatus(status))
      return { because: `${status} is no status of HTTP that Traefik knows: answer with another` };
    const ipAllowList = { sourceRange: allow, ...given({ rejectStatusCode: status }) };
    return { ipAllowList: { ...ipAllowList, ...(from && { ipStrategy: strategyOf(from) }) } };
  },
};

function listIn(kind: string, config: JsonObject, noted: Noted): ClientAddresses {
  const allow = textsOf(config['sourceRange']);
  const wanted = numberOf(config['rejectStatusCode']) ?? 0;
  if (allow.length === 0 || !allow.every(isClientRange))
    noted(`${kind}.sourceRange`, 'addresses or CIDRs, at least one');
  if (wanted !== 0 && !isKnownStatus(wanted)) noted(`${kind}.rejectStatusCode`, 'a status of HTTP');
  const from = forwardedAddress(objectOf(config['ipStrategy']), `${kind}.ipStrategy`, noted);
  return { allow, ...given({ status: wanted === 0 ? undefined : wanted, from }) };
}

function byForwarded(status: number, { trustsForwarded }: StepPlace): Step {
  if (trustsForwarded) {
    const because = 'the address is taken from X-Forwarded-For, which some entry points believe';
    return { kind: 'open', code: 'client-address', because };
  }
  // Of a client that is not believed the header is taken away, and no address is no allowed one.
  const because = 'the address is taken from X-Forwarded-For, which no entry point believes';
  return { kind: 'respond', status, because };
}
