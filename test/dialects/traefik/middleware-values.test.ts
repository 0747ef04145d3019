import fc from 'fast-check';
import { durationOf } from '#dialects/traefik/values/duration.js';
import { policiesIn } from '#dialects/traefik/policies/policy-set.js';
import { isMediaType } from '#dialects/traefik/values/media-type.js';
import { breakerFunctions, bufferingFunctions, isPredicate } from '#dialects/traefik/values/predicate.js';
import type { JsonObject } from '#model/json.js';
import { answerTo, ingressRoute, inShort, ofTraefik, readingOf, service } from './reading.js';

const rest = ingressRoute('PathPrefix(`/`)', { priority: 1, services: [{ name: 'rest', port: 80 }] }, {}, 'rest');

/** Who answers where a Middleware of this `spec` stands before `/a` and nothing before `/`, and what is noted. */
function behind(spec: JsonObject, ...more: readonly JsonObject[]): { readonly answer: string; readonly notes: string } {
  const route = ingressRoute('PathPrefix(`/a`)', { middlewares: [{ name: 'one' }] });
  const reading = readingOf([route, rest, service('rest'), ofTraefik('Middleware', 'one', spec), ...more]);
  return { answer: answerTo('http://a.test/a', reading), notes: reading.notes.map(inShort).join(', ') };
}

test.each<readonly [string, JsonObject]>([
  ['rateLimit.period', { rateLimit: { average: 10, period: 'abc' } }],
  ['rateLimit.period', { rateLimit: { average: 10, period: '' } }],
  ['rateLimit.period', { rateLimit: { average: 10, period: '-1s' } }],
  ['rateLimit.period', { rateLimit: { period: '1s2' } }],
  ['rateLimit.sourceCriterion', { rateLimit: { sourceCriterion: { ipStrategy: {}, requestHost: true } } }],
  [
    'rateLimit.sourceCriterion.ipStrategy.excludedIPs',
    { rateLimit: { sourceCriterion: { ipStrategy: { excludedIPs: ['10.0.0.0/33'] } } } },
  ],
  ['rateLimit.redis.dialTimeout', { rateLimit: { redis: { dialTimeout: '5s1' } } }],
  [
    'inFlightReq.sourceCriterion',
    { inFlightReq: { amount: 9, sourceCriterion: { requestHeaderName: 'X', requestHost: true } } },
  ],
  [
    'inFlightReq.sourceCriterion.ipStrategy.ipv6Subnet',
    { inFlightReq: { amount: 9, sourceCriterion: { ipStrategy: { ipv6Subnet: 129 } } } },
  ],
  ['ipAllowList.rejectStatusCode', { ipAllowList: { sourceRange: ['10.0.0.0/8'], rejectStatusCode: 299 } }],
  [
    'ipAllowList.ipStrategy.excludedIPs',
    { ipAllowList: { sourceRange: ['10.0.0.0/8'], ipStrategy: { excludedIPs: ['localhost'] } } },
  ],
  [
    'ipAllowList.ipStrategy.ipv6Subnet',
    { ipAllowList: { sourceRange: ['10.0.0.0/8'], ipStrategy: { ipv6Subnet: 0 } } },
  ],
  ['retry.initialInterval', { retry: { attempts: 2, initialInterval: '100ms5' } }],
  ['retry.timeout', { retry: { attempts: 2, timeout: 'soon' } }],
  ['retry.status', { retry: { attempts: 2, status: ['500,503'] } }],
  ['errors.status', { errors: { status: ['500-'], service: { name: 'rest', port: 80 } } }],
  [
    'errors.statusRewrites',
    { errors: { status: ['404'], statusRewrites: { '5xx': 500 }, service: { name: 'rest', port: 80 } } },
  ],
  [
    'forwardAuth.authResponseHeadersRegex',
    { forwardAuth: { address: 'http://auth', authResponseHeadersRegex: '(?=a)' } },
  ],
  [
    'circuitBreaker.fallbackDuration',
    { circuitBreaker: { expression: 'NetworkErrorRatio() > 0.5', fallbackDuration: 'long' } },
  ],
  ['circuitBreaker.expression', { circuitBreaker: { expression: 'NetworkErrorRatio() > 1' } }],
  ['circuitBreaker.expression', { circuitBreaker: { expression: 'NetworkErrorRatio( > 0.5' } }],
  ['buffering.maxRequestBodyBytes', { buffering: { maxRequestBodyBytes: -1 } }],
  ['buffering.retryExpression', { buffering: { retryExpression: 'Attempts < 2' } }],
  ['compress.encodings', { compress: { encodings: [] } }],
  ['compress.defaultEncoding', { compress: { encodings: ['gzip'], defaultEncoding: 'br' } }],
  ['compress.excludedContentTypes', { compress: { excludedContentTypes: ['text/'] } }],
  ['headers', { headers: { accessControlAllowCredentials: false } }],
])('%s that Traefik cannot read takes the routes of the Middleware away: %j', (field, spec) => {
  expect(behind(spec)).toEqual({ answer: 'rest', notes: `invalid-value at spec.${field}` });
});

test.each<readonly [JsonObject]>([
  [{ rateLimit: { average: 10, period: '1m30s' } }],
  [{ rateLimit: { average: 10, period: 0 } }],
  [{ rateLimit: { average: 10, period: '.5s', sourceCriterion: { requestHost: true } } }],
  [{ rateLimit: { average: 10, sourceCriterion: { ipStrategy: { depth: 1, excludedIPs: ['none'] } } } }],
  [{ retry: { attempts: 2, initialInterval: 1, timeout: '0', status: ['500-599', '404'] } }],
  [{ errors: { status: ['500-504', '404'], statusRewrites: { '500-504': 502 }, service: { name: 'rest', port: 80 } } }],
  [
    {
      circuitBreaker: {
        expression: 'LatencyAtQuantileMS(50.0) > 100 || ResponseCodeRatio(500, 600, 0, 600) > 0.25',
        checkPeriod: '100ms',
      },
    },
  ],
  [{ buffering: { maxRequestBodyBytes: 0, retryExpression: 'IsNetworkError() && Attempts() < 2' } }],
  [
    {
      compress: {
        excludedContentTypes: ['text/event-stream; charset=utf-8'],
        encodings: ['br'],
        defaultEncoding: 'br',
      },
    },
  ],
  [{ headers: { hostsProxyHeaders: ['X-Forwarded-Host'] } }],
])('what Traefik can read stands: %j', spec => {
  expect(behind(spec)).toEqual({ answer: 'web', notes: '' });
});

test.each<readonly [string, JsonObject, JsonObject]>([
  [
    'forwardAuth.tls.certSecret',
    { forwardAuth: { address: 'http://auth', tls: { certSecret: 's' } } },
    { 'tls.crt': 'YQ==' },
  ],
  [
    'forwardAuth.tls.caSecret',
    { forwardAuth: { address: 'http://auth', tls: { caSecret: 's' } } },
    { a: 'YQ==', b: 'YQ==' },
  ],
  ['rateLimit.redis.secret', { rateLimit: { redis: { secret: 's' } } }, { username: 'YQ==' }],
  ['basicAuth.secret', { basicAuth: { secret: 's' } }, { users: 'YWRtaW4=' }],
  ['digestAuth.secret', { digestAuth: { secret: 's' } }, { users: 'YWRtaW46aGFzaA==' }],
])('%s names a Secret that is of no use: the routes vanish', (field, spec, data) => {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data };
  expect(behind(spec, secret)).toEqual({ answer: 'rest', notes: `invalid-value at spec.${field}` });
});

test('each value that cannot be read is noted, not only the first', () => {
  const { notes } = behind({ retry: { initialInterval: 'x', timeout: 'y' } });
  expect(notes.split(', ')).toEqual(
    ['attempts', 'initialInterval', 'timeout'].map(one => `invalid-value at spec.retry.${one}`),
  );
});

test('what a feature notes of a Middleware is noted of it in the reading, and its route is gone', () => {
  const values = fc.constantFrom(undefined, '', 'https', 'x', '1s', '-1s', '1s1', 0, 5);
  fc.assert(
    fc.property(values, values, (period, scheme) => {
      for (const spec of [{ rateLimit: { average: 1, period } }, { redirectScheme: { scheme } }]) {
        const noted: string[] = [];
        policiesIn(spec, key => noted.push(`invalid-value at spec.${key}`));
        const { answer, notes } = behind(spec);
        expect(notes).toBe(noted.join(', '));
        expect(answer === 'rest').toBe(noted.length > 0);
      }
    }),
  );
});

test.each([
  ['1', 1],
  ['+2', 2],
  ['1h2m3s', 3723],
  ['1.5ms', 0.0015],
  ['3µs', 0.000003],
  ['2562048h', undefined],
  ['1', 1],
  ['1d', undefined],
  [' 1s', undefined],
])('the duration %s is %s seconds', (text, seconds) => {
  expect(durationOf(text)).toBe(seconds);
});

test.each([
  ['Attempts() <= 2 && (ResponseCode() == 502 || IsNetworkError())', true],
  ['RequestMethod() == "GET" // whatever comes', true],
  ['Attempts() < 2 &&\n IsNetworkError()', true],
  ['Attempts() < 2\n && IsNetworkError()', false],
  ['!IsNetworkError()', false],
  ['2 > Attempts()', false],
  ['Attempts()', false],
  ['RequestMethod() < "GET"', false],
  ['Attempts() < 2 < 3', false],
  ['IsNetworkError() IsNetworkError()', false],
  ['', false],
])('retryExpression %j: %s', (text, is) => {
  expect(isPredicate(text, bufferingFunctions)).toBe(is);
});

test.each([
  ['LatencyAtQuantileMS(50) > 100', false],
  ['LatencyAtQuantileMS(50.) > 100', true],
  ['ResponseCodeRatio(500, 600, 0, 600,) > .25', true],
  ['ResponseCodeRatio(500 600 0 600) > 0.25', false],
  ['ResponseCodeRatio(500, 600) > 0.25', false],
  ['Attempts() > 2', false],
  ['('.repeat(10_000), false],
])('expression %j: %s', (text, is) => {
  expect(isPredicate(text, breakerFunctions)).toBe(is);
});

test.each([
  ['text/html', true],
  ['text', true],
  ['text/html; charset="a;b"; ', true],
  ['text/html; charset', false],
  ['text/ html', false],
  ['text/html, text/css', false],
  ['', false],
])('media type %j: %s', (text, is) => {
  expect(isMediaType(text)).toBe(is);
});
