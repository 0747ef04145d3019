import { isObject, itemsOf, numberOf, textOf } from '#model/json.js';
import { isMediaType } from '../../values/media-type.js';
import { noteAt } from '../../resources/place.js';
import { breakerFunctions, bufferingFunctions, isPredicate } from '../../values/predicate.js';
import { textsOf } from '../../values/texts.js';
import { durationFaults, isSaid, statusFaults } from '../faults.js';
import type { Fault, MiddlewareKind } from '../kind.js';
import { happening, sound } from '../kind.js';

/** What changes headers of certificates or types of bodies, and not which way a request takes. Traefik builds it whatever it says. */
export const passing: MiddlewareKind = () => happening();

/** (traefik v3.7.9, pkg/middlewares/buffering/buffering.go; vulcand/oxy v2.1.0, buffer/options.go) */
export const buffering: MiddlewareKind = source => {
  const { config } = source;
  const negative = sizes.filter(field => (numberOf(config[field]) ?? 0) < 0);
  const retry = textOf(config['retryExpression']) ?? '';
  return sound(source, [
    ...negative.map(field => ({ field, wants: 'a number of bytes, 0 for no limit' })),
    ...(retry === '' || isPredicate(retry, bufferingFunctions)
      ? []
      : [{ field: 'retryExpression', wants: `an expression over ${Object.keys(bufferingFunctions).join(', ')}` }]),
  ]);
};

const sizes = ['maxRequestBodyBytes', 'maxResponseBodyBytes', 'memRequestBodyBytes', 'memResponseBodyBytes'];

/** (traefik v3.7.9, pkg/middlewares/retry/retry.go; pkg/provider/kubernetes/crd/kubernetes.go: createRetryMiddleware) */
export const retry: MiddlewareKind = source => {
  const { attempts, disableRetryOnNetworkError, status } = source.config;
  return sound(source, [
    ...((numberOf(attempts) ?? 0) <= 0 ? [{ field: 'attempts', wants: 'a number above 0' }] : []),
    ...(disableRetryOnNetworkError === true && itemsOf(status).length === 0
      ? [{ field: 'status', wants: 'statuses to retry on, as network errors are left out' }]
      : []),
    ...statusFaults('status', textsOf(status)),
    ...durationFaults(source.config, ['initialInterval', 'timeout']),
  ]);
};

/** (traefik v3.7.9, pkg/middlewares/compress/compress.go; pkg/provider/kubernetes/crd/kubernetes.go: createCompressMiddleware) */
export const compress: MiddlewareKind = source => {
  const { excludedContentTypes, includedContentTypes, encodings, defaultEncoding } = source.config;
  const types = {
    excludedContentTypes: textsOf(excludedContentTypes),
    includedContentTypes: textsOf(includedContentTypes),
  };
  const both = Object.values(types).every(listed => listed.length > 0);
  const offered = isSaid(encodings) ? textsOf(encodings) : known;
  const preferred = textOf(defaultEncoding) ?? '';
  return sound(source, [
    ...(both ? [{ field: 'includedContentTypes', wants: 'either included or excluded types' }] : []),
    ...Object.entries(types).flatMap(([field, listed]): readonly Fault[] =>
      listed.every(isMediaType) ? [] : [{ field, wants: 'media types such as text/html' }],
    ),
    ...(offered.length > 0 && offered.every(one => known.includes(one))
      ? []
      : [{ field: 'encodings', wants: 'gzip, br or zstd, at least one' }]),
    ...(preferred === '' || offered.includes(preferred)
      ? []
      : [{ field: 'defaultEncoding', wants: 'one of the encodings' }]),
  ]);
};

const known = ['gzip', 'br', 'zstd'];

/** (traefik v3.7.9, pkg/middlewares/circuitbreaker; pkg/provider/kubernetes/crd/kubernetes.go: createCircuitBreakerMiddleware) */
export const circuitBreaker: MiddlewareKind = source => {
  const expression = textOf(source.config['expression']) ?? '';
  return sound(source, [
    ...(isPredicate(expression, breakerFunctions)
      ? []
      : [
          {
            field: 'expression',
            wants: `an expression over ${Object.keys(breakerFunctions).join(', ')}, ratios against numbers with a point`,
          },
        ]),
    ...durationFaults(source.config, ['checkPeriod', 'fallbackDuration', 'recoveryDuration']),
  ]);
};

/** (traefik v3.7.9, pkg/server/middleware/plugins.go) */
export const plugin: MiddlewareKind = ({ config, at }) => {
  const [name = ''] = Object.keys(isObject(config) ? config : {});
  const because = `what the plugin ${name} does is not told by the manifests`;
  return {
    steps: [{ kind: 'open', code: 'plugin', because }],
    notes: [noteAt(at, { kind: 'opaque-value', key: 'spec.plugin', because })],
  };
};
