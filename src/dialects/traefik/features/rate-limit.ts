import type { Feature } from '#dialects/dialect.js';
import type { JsonObject } from '#model/json.js';
import { isObject, numberOf, textOf } from '#model/json.js';

/** A token bucket for one client address: `average` per `period`, `burst` at once (1 where none is given). (traefik v3.7.9, pkg/middlewares/ratelimiter/rate_limiter.go) */
export const rateLimit: Feature<JsonObject, 'rateLimit'> = {
  policy: 'rateLimit',
  keys: ['rateLimit'],
  read({ rateLimit: config }, noted) {
    if (!isObject(config)) return undefined;
    const average = numberOf(config['average']) ?? 0;
    const seconds = secondsOf(config['period']);
    if (seconds === undefined || seconds <= 0) noted('rateLimit.period', 'a duration such as 1s');
    // 0 limits nothing.
    if (average <= 0 || seconds === undefined || seconds <= 0) return undefined;
    const burst = numberOf(config['burst']);
    return { rps: average / seconds, ...(burst !== undefined && { burst }) };
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

// A number counts seconds; a text is a duration of Go, or seconds. (traefik/paerser v0.2, types/duration.go)
function secondsOf(period: JsonObject[string]): number | undefined {
  if (period === undefined) return 1;
  const text = typeof period === 'number' ? String(period) : (textOf(period) ?? '');
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g);
  return Array.from(parts, ([, count = '0', unit = 's']) => Number(count) * (seconds.get(unit) ?? 1)).reduce(
    (sum, one) => sum + one,
    0,
  );
}

const seconds: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-9],
  ['us', 1e-6],
  ['µs', 1e-6],
  ['ms', 1e-3],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
]);
