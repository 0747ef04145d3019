import { isObject, numberOf, objectOf } from '#model/json.js';
import { given } from '../../values/given.js';
import { clientKey, criterionOf } from '../client-address.js';
import type { WrittenFeature } from '../feature.js';

/** (traefik v3.7.9, pkg/middlewares/inflightreq/inflight_req.go) */
export const inFlightLimit: WrittenFeature<'inFlightLimit'> = {
  policy: 'inFlightLimit',
  purpose: 'in-flight',
  keys: ['inFlightReq.amount', 'inFlightReq.sourceCriterion'],
  acts: ['inFlightReq.amount'],
  read({ inFlightReq }, noted) {
    if (!isObject(inFlightReq)) return undefined;
    const by = clientKey(objectOf(inFlightReq['sourceCriterion']), 'inFlightReq.sourceCriterion', noted);
    return { amount: numberOf(inFlightReq['amount']) ?? 0, ...given({ by }) };
  },
  steps({ amount }) {
    if (amount > 0) return [];
    return [{ kind: 'respond', status: 429, because: 'no request may be in flight (amount 0)' }];
  },
  write({ amount, by }) {
    if (!Number.isSafeInteger(amount) || amount < 0)
      return { because: `${amount} requests at once cannot be: give a whole number` };
    return { inFlightReq: { amount, ...given({ sourceCriterion: by && criterionOf(by) }) } };
  },
};
