import type { JsonObject } from '#model/json.js';
import { isObject, numberOf, textOf } from '#model/json.js';
import { given, givenAny } from '../../values/given.js';
import { bufferingFunctions, isPredicate } from '../../values/predicate.js';
import type { Noted, WrittenFeature } from '../feature.js';
import { lacks } from '../../lacks.js';

/** The largest body of a request. (traefik v3.7.9, pkg/middlewares/buffering/buffering.go; vulcand/oxy v2.1.0, buffer/options.go) */
export const bodySize: WrittenFeature<'bodySize'> = {
  policy: 'bodySize',
  purpose: 'body',
  keys: ['buffering.maxRequestBodyBytes'],
  read({ buffering: config }, noted) {
    if (!isObject(config)) return undefined;
    const most = sizeIn(config, 'maxRequestBodyBytes', noted);
    return most === undefined ? undefined : { most };
  },
  write({ most }) {
    return sizeFault([most]) ?? { buffering: { maxRequestBodyBytes: most } };
  },
};

/** What of bodies is held, where; all of them are held first. (the same files) */
export const buffering: WrittenFeature<'buffering'> = {
  policy: 'buffering',
  purpose: 'buffer',
  keys: [
    'buffering.maxResponseBodyBytes',
    'buffering.memRequestBodyBytes',
    'buffering.memResponseBodyBytes',
    'buffering.retryExpression',
  ],
  read({ buffering: config }, noted) {
    if (!isObject(config)) return undefined;
    const retryExpression = textOf(config['retryExpression']) ?? '';
    const said = givenAny({
      mostResponse: sizeIn(config, 'maxResponseBodyBytes', noted),
      requestMemory: sizeIn(config, 'memRequestBodyBytes', noted),
      responseMemory: sizeIn(config, 'memResponseBodyBytes', noted),
      retryExpression: retryExpression === '' ? undefined : retryExpression,
    });
    if (!isRetry(retryExpression)) noted('buffering.retryExpression', retryWanted);
    return said && { requests: true, responses: true, ...said };
  },
  write({ requests, responses, mostResponse, requestMemory, responseMemory, retryExpression = '' }) {
    if (requests === false || responses === false) return { because: lacks['buffering.streamedRequests'] };
    if (!isRetry(retryExpression)) return { because: `Traefik retries by ${retryWanted}: write it so` };
    const sizes = given({
      maxResponseBodyBytes: mostResponse,
      memRequestBodyBytes: requestMemory,
      memResponseBodyBytes: responseMemory,
    });
    if (Object.keys(sizes).length === 0 && retryExpression === '')
      return { because: 'Traefik holds bodies within limits: say how much of them is held in memory' };
    const retry = given({ retryExpression: retryExpression === '' ? undefined : retryExpression });
    return sizeFault(Object.values(sizes)) ?? { buffering: { ...sizes, ...retry } };
  },
};

function sizeIn(config: JsonObject, field: string, noted: Noted): number | undefined {
  const bytes = numberOf(config[field]);
  if (bytes !== undefined && bytes < 0) noted(`buffering.${field}`, 'a number of bytes, 0 for no limit');
  return bytes;
}

function sizeFault(sizes: readonly number[]): { readonly because: string } | undefined {
  const bad = sizes.find(bytes => !Number.isSafeInteger(bytes) || bytes < 0);
  return bad === undefined ? undefined : { because: `${bad} bytes cannot be: give a whole number, 0 for no limit` };
}

const retryWanted = `an expression over ${Object.keys(bufferingFunctions).join(', ')}`;

function isRetry(expression: string): boolean {
  return expression === '' || isPredicate(expression, bufferingFunctions);
}
