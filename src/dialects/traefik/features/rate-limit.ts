import type { TwoWay } from '#dialects/dialect.js';
import type { JsonObject } from '#model/json.js';
import { isObject, numberOf } from '#model/json.js';
import { durationOf } from '../values/duration.js';

/** A token bucket for one client address: `average` per `period`, `burst` at once (1 where none is given). (traefik v3.7.9, pkg/middlewares/ratelimiter/rate_limiter.go) */
export const rateLimit: TwoWay<JsonObject, 'rateLimit'> = {
  policy: 'rateLimit',
  keys: ['rateLimit'],
  read({ rateLimit: config }, noted) {
    if (!isObject(config)) return undefined;
    const average = numberOf(config['average']) ?? 0;
    const period = config['period'] ?? undefined;
    const seconds = period === undefined ? 1 : durationOf(period);
    if (seconds === undefined || seconds < 0) noted('rateLimit.period', 'a duration such as 1s');
    // 0 limits nothing.
    if (average <= 0 || seconds === undefined || seconds < 0) return undefined;
    const burst = numberOf(config['burst']);
    // No time is a second.
    return { rps: average / (seconds === 0 ? 1 : seconds), ...(burst !== undefined && { burst }) };
  },
  write({ rps, burst }) {
    const { average, period } = wholeRate(rps) ?? { average: Math.max(1, Math.round(rps)), period: 1 };
    return {
      rateLimit: { average, ...(period > 1 && { period: `${period}s` }), ...(burst !== undefined && { burst }) },
    };
  },
};

/** The longest time, in seconds, over which a rate that is no whole number is counted. */
const longest = 3600;

/** A rate as a whole number of requests in whole seconds, which is how `average` and `period` say it: 0.5 is 1 in 2 seconds. */
export function wholeRate(rps: number): { readonly average: number; readonly period: number } | undefined {
  for (let period = 1; period <= longest; period++) {
    const average = rps * period;
    if (Number.isSafeInteger(average) && average / period === rps) return { average, period };
  }
  return undefined;
}
