import type { JsonObject } from '#model/json.js';
import { isObject, numberOf, objectOf } from '#model/json.js';
import type { InFlightLimit } from '#model/policies/limits.js';
import { given } from '../../values/given.js';
import { clientKey, criterionOf } from '../client-address.js';
import type { WrittenFeature } from '../feature.js';

/** Requests of a Middleware, connections of a MiddlewareTCP. (traefik v3.7.9, pkg/middlewares/inflightreq/inflight_req.go; pkg/middlewares/tcp/inflightconn/inflight_conn.go) */
export const inFlightLimit: WrittenFeature<'inFlightLimit'> = {
  policy: 'inFlightLimit',
  purpose: 'in-flight',
  keys: ['inFlightReq.amount', 'inFlightReq.sourceCriterion', 'inFlightConn.amount'],
  read({ inFlightReq, inFlightConn }, noted) {
    if (isObject(inFlightConn)) return { amount: amountOf(inFlightConn) };
    if (!isObject(inFlightReq)) return undefined;
    const by = clientKey(objectOf(inFlightReq['sourceCriterion']), 'inFlightReq.sourceCriterion', noted);
    return { amount: amountOf(inFlightReq), ...given({ by }) };
  },
  steps(policy) {
    if (letsOneIn(policy)) return [];
    return [{ kind: 'respond', status: 429, because: 'no request may be in flight (amount 0)' }];
  },
  write({ amount, by }) {
    if (!Number.isSafeInteger(amount) || amount < 0)
      return { because: `${amount} requests at once cannot be: give a whole number` };
    return { inFlightReq: { amount, ...given({ sourceCriterion: by && criterionOf(by) }) } };
  },
};

/** Whether one alone may be in flight: with 0 none may. */
export function letsOneIn({ amount }: InFlightLimit): boolean {
  return amount > 0;
}

function amountOf(config: JsonObject): number {
  return numberOf(config['amount']) ?? 0;
}
