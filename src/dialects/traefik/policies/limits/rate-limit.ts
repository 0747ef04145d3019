import type { JsonObject } from '#model/json.js';
import { isObject, numberOf, objectOf } from '#model/json.js';
import type { RateLimit } from '#model/policies/limits.js';
import type { Unsayable } from '#dialects/dialect.js';
import { durationOf } from '../../values/duration.js';
import { given } from '../../values/given.js';
import { clientKey, criterionOf } from '../client-address.js';
import { secondsIn } from '../durations.js';
import type { Noted, WrittenFeature } from '../feature.js';
import { authorities, certificate, credentials } from '../secrets.js';

/**
 * A token bucket for one client: `average` per `period`, `burst` at once (1 where none is given). How many requests are let
 * through is not told by one of them. (traefik v3.7.9, pkg/middlewares/ratelimiter/rate_limiter.go: New)
 */
export const rateLimit: WrittenFeature<'rateLimit'> = {
  policy: 'rateLimit',
  purpose: 'limit',
  keys: ['rateLimit.average', 'rateLimit.period', 'rateLimit.burst', 'rateLimit.sourceCriterion', 'rateLimit.redis'],
  secrets: {
    'rateLimit.redis.tls.caSecret': authorities,
    'rateLimit.redis.tls.certSecret': certificate,
    'rateLimit.redis.secret': credentials,
  },
  read({ rateLimit: config }, noted) {
    if (!isObject(config)) return undefined;
    const rps = rateIn(config, noted);
    const by = clientKey(objectOf(config['sourceCriterion']), 'rateLimit.sourceCriterion', noted);
    const { redis } = config;
    if (isObject(redis))
      for (const timeout of ['dialTimeout', 'readTimeout', 'writeTimeout'])
        secondsIn(redis, timeout, 'rateLimit.redis', noted);
    const store = isObject(redis) ? redis : undefined;
    return rps === undefined ? undefined : { rps, ...given({ burst: numberOf(config['burst']), by, store }) };
  },
  write(policy) {
    const fault = rateFault(policy);
    if (fault) return fault;
    const { rps, burst, by, store } = policy;
    const { average, period } = wholeRate(rps) ?? { average: Math.max(1, Math.round(rps)), period: 1 };
    const sourceCriterion = by && criterionOf(by);
    const rest = given({ period: period > 1 ? `${period}s` : undefined, burst, sourceCriterion, redis: store });
    return { rateLimit: { average, ...rest } };
  },
};

function rateIn(config: JsonObject, noted: Noted): number | undefined {
  const average = numberOf(config['average']) ?? 0;
  const period = config['period'] ?? undefined;
  const seconds = period === undefined ? 1 : durationOf(period);
  if (seconds === undefined || seconds < 0) noted('rateLimit.period', 'a duration such as 1s');
  // 0 limits nothing.
  if (average <= 0 || seconds === undefined || seconds < 0) return undefined;
  // No time is a second.
  return average / (seconds === 0 ? 1 : seconds);
}

function rateFault({ rps, burst }: RateLimit): Unsayable | undefined {
  if (!(rps > 0) || !Number.isFinite(rps))
    return { because: `${rps} requests a second is no rate; take the limit away, or give it a number above 0` };
  if (burst !== undefined && (!Number.isSafeInteger(burst) || burst < 1))
    return { because: `a burst of ${burst} cannot be; give it a whole number above 0` };
  return wholeRate(rps)
    ? undefined
    : { because: `Traefik counts whole requests in up to an hour, which ${rps} a second is not; round it` };
}

/** The longest time, in seconds, over which a rate that is no whole number is counted. */
const longest = 3600;

/** A rate as a whole number of requests in whole seconds, which is how `average` and `period` say it: 0.5 is 1 in 2 seconds. */
function wholeRate(rps: number): { readonly average: number; readonly period: number } | undefined {
  for (let period = 1; period <= longest; period++) {
    const average = rps * period;
    if (Number.isSafeInteger(average) && average / period === rps) return { average, period };
  }
  return undefined;
}
