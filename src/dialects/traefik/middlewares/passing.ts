import { isObject, itemsOf, numberOf, textOf } from '#model/json.js';
import { noteAt } from '../place.js';
import type { MiddlewareKind } from './kind.js';
import { broken, happening } from './kind.js';

/** What changes bodies, connections or counts, and not which way a request takes. */
export const passing: MiddlewareKind = () => happening();

/** (traefik v3.7.9, pkg/middlewares/retry/retry.go) */
export const retry: MiddlewareKind = source => {
  const { attempts, disableRetryOnNetworkError, status } = source.config;
  if ((numberOf(attempts) ?? 0) <= 0) return broken(source, 'attempts', attempts, 'a number above 0');
  if (disableRetryOnNetworkError === true && itemsOf(status).length === 0) {
    return broken(source, 'status', status, 'statuses to retry on, as network errors are left out');
  }
  return happening();
};

/** (traefik v3.7.9, pkg/middlewares/compress/compress.go) */
export const compress: MiddlewareKind = source => {
  const { excludedContentTypes, includedContentTypes, encodings } = source.config;
  if (itemsOf(excludedContentTypes).length > 0 && itemsOf(includedContentTypes).length > 0) {
    return broken(source, 'includedContentTypes', includedContentTypes, 'either included or excluded types');
  }
  const bad = itemsOf(encodings).some(one => one !== 'gzip' && one !== 'br' && one !== 'zstd');
  return bad ? broken(source, 'encodings', encodings, 'gzip, br or zstd') : happening();
};

/** (traefik v3.7.9, pkg/middlewares/circuitbreaker; vulcand/oxy v2, cbreaker/predicates.go) */
export const circuitBreaker: MiddlewareKind = source => {
  const expression = textOf(source.config['expression']) ?? '';
  const functions = [...expression.matchAll(/(\w+)\s*\(/g)].map(([, name]) => name ?? '');
  const known = ['NetworkErrorRatio', 'ResponseCodeRatio', 'LatencyAtQuantileMS'];
  const bad = functions.length === 0 || functions.some(name => !known.includes(name));
  return bad ? broken(source, 'expression', expression, `an expression over ${known.join(', ')}`) : happening();
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
