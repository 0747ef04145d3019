import { isObject, numberOf, textOf } from '#model/json.js';
import { given } from '../../values/given.js';
import { breakerFunctions, isPredicate } from '../../values/predicate.js';
import { durationText, secondsIn } from '../durations.js';
import type { WrittenFeature } from '../feature.js';

const wanted = `an expression over ${Object.keys(breakerFunctions).join(', ')}, ratios against numbers with a point`;

/** (traefik v3.7.9, pkg/middlewares/circuitbreaker; pkg/provider/kubernetes/crd/kubernetes.go: createCircuitBreakerMiddleware) */
export const circuitBreaker: WrittenFeature<'circuitBreaker'> = {
  policy: 'circuitBreaker',
  purpose: 'breaker',
  keys: [
    'circuitBreaker.expression',
    'circuitBreaker.checkPeriod',
    'circuitBreaker.fallbackDuration',
    'circuitBreaker.recoveryDuration',
    'circuitBreaker.responseCode',
  ],
  read({ circuitBreaker: config }, noted) {
    if (!isObject(config)) return undefined;
    const expression = textOf(config['expression']) ?? '';
    if (!isPredicate(expression, breakerFunctions)) noted('circuitBreaker.expression', wanted);
    const options = given({
      checkPeriod: secondsIn(config, 'checkPeriod', 'circuitBreaker', noted),
      fallbackDuration: secondsIn(config, 'fallbackDuration', 'circuitBreaker', noted),
      recoveryDuration: secondsIn(config, 'recoveryDuration', 'circuitBreaker', noted),
      status: numberOf(config['responseCode']),
    });
    return { expression, ...options };
  },
  write({ expression, checkPeriod, fallbackDuration, recoveryDuration, status }) {
    if (!isPredicate(expression, breakerFunctions))
      return { because: `${expression} is no expression of Traefik: write ${wanted}` };
    const duration = (seconds: number | undefined): string | undefined =>
      seconds === undefined ? undefined : durationText(seconds);
    const options = given({
      checkPeriod: duration(checkPeriod),
      fallbackDuration: duration(fallbackDuration),
      recoveryDuration: duration(recoveryDuration),
      responseCode: status,
    });
    return { circuitBreaker: { expression, ...options } };
  },
};
