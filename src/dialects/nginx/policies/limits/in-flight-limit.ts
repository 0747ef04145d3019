import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { integerIn } from '../reads.js';
import { countFault, exemptAddresses, exemptAnnotation } from './rate-limit.js';

/** Connections of one address at once. (ingress-nginx v1.15.1, internal/ingress/annotations/ratelimit/main.go) */
export const inFlightLimit: NginxFeature<'inFlightLimit'> = {
  policy: 'inFlightLimit',
  keys: [annotationKey('limit-connections')],
  read: reads => {
    const amount = integerIn(reads, 'limit-connections') ?? 0;
    return amount > 0 ? { amount, by: { kind: 'address' }, ...given({ exempt: exemptAddresses(reads) }) } : undefined;
  },
  write: ({ amount, by, exempt }) => {
    const because = amount < 1 ? `a limit of ${amount} requests lets nobody in` : countFault(by);
    return because === undefined ? said({ 'limit-connections': amount, ...exemptAnnotation(exempt) }) : { because };
  },
};
