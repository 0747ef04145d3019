import type { JsonObject } from '#model/json.js';
import { isObject, numberOf, objectOf } from '#model/json.js';
import type { Retries } from '#model/policies/limits.js';
import { flagIn } from '../../values/flag.js';
import { given } from '../../values/given.js';
import { isStatusRange } from '../../values/status-range.js';
import { someTexts } from '../../values/texts.js';
import { durationText, secondsIn } from '../durations.js';
import type { Noted, WrittenFeature } from '../feature.js';
import { noteStatuses } from '../statuses.js';

/** A Middleware asks the same service again, a TraefikService its fallback. (traefik v3.7.9, pkg/middlewares/retry/retry.go; pkg/provider/kubernetes/crd/kubernetes.go: createRetryMiddleware) */
export const retries: WrittenFeature<'retries'> = {
  policy: 'retries',
  purpose: 'retry',
  keys: [
    'retry.attempts',
    'retry.disableRetryOnNetworkError',
    'retry.initialInterval',
    'retry.maxRequestBodyBytes',
    'retry.retryNonIdempotentMethod',
    'retry.status',
    'retry.timeout',
    'failover.errors',
  ],
  read({ retry, failover }, noted) {
    if (isObject(failover)) return onErrors(objectOf(failover['errors']), noted);
    if (!isObject(retry)) return undefined;
    const attempts = numberOf(retry['attempts']) ?? 0;
    const on = someTexts(retry['status']);
    const ignoresNetwork = flagIn(retry['disableRetryOnNetworkError']);
    if (attempts <= 0) noted('retry.attempts', 'a number above 0');
    if (ignoresNetwork === true && on === undefined)
      noted('retry.status', 'statuses to retry on, as network errors are left out');
    noteStatuses('retry.status', on ?? [], noted);
    const interval = secondsIn(retry, 'initialInterval', 'retry', noted);
    const timeout = secondsIn(retry, 'timeout', 'retry', noted);
    return {
      attempts,
      ...given({
        on,
        interval,
        timeout,
        networkErrors: ignoresNetwork === undefined ? undefined : !ignoresNetwork,
        nonIdempotent: flagIn(retry['retryNonIdempotentMethod']),
        maxBodySize: numberOf(retry['maxRequestBodyBytes']),
      }),
    };
  },
  write({ attempts, on = [], interval, timeout, networkErrors, nonIdempotent, maxBodySize }) {
    if (attempts === undefined || !Number.isSafeInteger(attempts) || attempts < 1)
      return { because: 'Traefik tries a number of times: name how often (attempts), at least once' };
    const condition = on.find(one => !isStatusRange(one));
    if (condition !== undefined)
      return { because: `Traefik retries on statuses, and ${condition} is none: name statuses, as 502 or 500-504` };
    if (networkErrors === false && on.length === 0)
      return { because: 'without network errors there is nothing to retry on: name statuses' };
    const options = given({
      status: on.length > 0 ? on : undefined,
      initialInterval: interval === undefined ? undefined : durationText(interval),
      timeout: timeout === undefined ? undefined : durationText(timeout),
      disableRetryOnNetworkError: networkErrors === undefined ? undefined : !networkErrors,
      retryNonIdempotentMethod: nonIdempotent,
      maxRequestBodyBytes: maxBodySize,
    });
    return { retry: { attempts, ...options } };
  },
};

/** On which answers of its service a TraefikService asks the fallback, once. (traefik v3.7.9, docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml: TraefikService, failover.errors) */
function onErrors({ status, maxRequestBodyBytes }: JsonObject, noted: Noted): Retries | undefined {
  const on = someTexts(status);
  if (on === undefined) return undefined;
  noteStatuses('failover.errors.status', on, noted);
  return { attempts: 2, on, fallback: true, ...given({ maxBodySize: numberOf(maxRequestBodyBytes) }) };
}
