import { escaping as escapingOfNginx } from '#dialects/nginx/values/escaping.js';
import { escaping as escapingOfGo } from '#dialects/traefik/values/escaping.js';
import type { Request } from '#model/routing/request.js';
import type { Step } from '#model/routing/step.js';
import type { Normalisation } from '#model/routing/table.js';
import { seenRequestOf } from '#simulate/request/seen-request.js';
import { readySteps, applySteps } from '#simulate/steps/apply-steps.js';
import { stateOf } from '#simulate/steps/request-state.js';

const forward: Step = {
  kind: 'forward',
  backends: [{ backend: { namespace: 'shop', service: 'web', port: 80 }, weight: 1 }],
};
const nginx: Normalisation = {
  steps: ['decode-all', 'merge-slashes', 'dot-segments'],
  upstream: 'as-sent',
  escaping: escapingOfNginx,
};
const go: Normalisation = {
  steps: ['upper-case-escapes', 'decode-unreserved', 'clean'],
  upstream: 'normalised',
  escaping: escapingOfGo,
};

function after(step: Step, path: string, more: Partial<Request> = {}, normalisation = nginx): string {
  const request: Request = { scheme: 'http', method: 'GET', host: 'Shop.test:8080', path, headers: {}, ...more };
  const { ending, state: state } = applySteps(
    readySteps([step, forward]),
    stateOf(seenRequestOf(request, normalisation)),
  );
  switch (ending?.outcome) {
    case 'backend':
      return [
        ending.upstream.path,
        ...(ending.upstream.host === request.host ? [] : [ending.upstream.host]),
        ...Object.entries(ending.upstream.headers).map(String),
        ...[...state.responseHeaders].map(String),
      ].join(' ');
    case 'redirect':
      return `${ending.status} ${ending.location}`;
    case 'respond':
      return String(ending.status);
    case 'refused':
      return 'refused';
    case 'unknown':
      return `unknown ${ending.code}`;
    case undefined:
      return 'nothing';
  }
}

const pcre = (pattern: string) => ({ flavour: 'pcre', pattern, ignoreCase: true }) as const;
const re2 = (pattern: string) => ({ flavour: 're2', pattern, ignoreCase: false }) as const;

test.each([
  [{ kind: 'rewrite', regex: pcre('/foo(/|$)(.*)'), target: '/$2' }, '/foo/bar?x=1', '/bar?x=1'],
  [{ kind: 'rewrite', regex: pcre('/foo(/|$)(.*)'), target: '/$2' }, '/Foo', '/'],
  [{ kind: 'rewrite', regex: pcre('/foo'), target: '/new?own=1' }, '/foo?x=1', '/new?own=1&x=1'],
  [{ kind: 'rewrite', regex: pcre('/foo'), target: '/new?' }, '/foo?x=1', '/new'],
  [{ kind: 'rewrite', regex: pcre('/foo/(.*)'), target: '/$1' }, '/foo/a%20b%25', '/a%20b%25'],
  [{ kind: 'rewrite', regex: pcre('/foo/(.*)'), target: '/$1' }, '/foo/caf%c3%a9', '/caf%C3%A9'],
  [{ kind: 'rewrite', regex: pcre('/foo'), target: 'https://new.test/x' }, '/foo', '302 https://new.test/x'],
  [{ kind: 'rewrite', regex: pcre('/foo(.*)'), target: '$1' }, '/foo', '500'],
  [{ kind: 'rewrite', regex: pcre('/foo(.*)'), target: '$1' }, '/foox', '400'],
  [{ kind: 'rewrite', regex: pcre('/foo'), target: '/$host$uri' }, '/foo', '/shop.test/foo'],
  [{ kind: 'rewrite', regex: pcre('/foo'), target: '/$geoip_city' }, '/foo', 'unknown snippet'],
  [{ kind: 'rewrite', regex: pcre('/foo'), target: '/new' }, '//bar', '//bar'],
  [{ kind: 'rewrite', regex: pcre('/foo/(.*)'), target: '/$1' }, '/foo/a%3Fb', '/a%3Fb'],
  [{ kind: 'rewrite', regex: pcre('/foo/(.*)'), target: '/x?p=$1' }, '/foo/a%26b', '/x?p=a%26b'],
  [
    { kind: 'rewrite', regex: pcre('/foo/(.*)'), target: 'https://new.test/$1' },
    '/foo/a%20b?q',
    '302 https://new.test/a%20b?q',
  ],
  [{ kind: 'rewrite', regex: pcre('/foo'), target: '/new' }, '/foo?', '/new'],
  [{ kind: 'set-host', host: 'inner.test' }, '/', '/ inner.test'],
  [{ kind: 'headers', of: 'request', set: { 'X-A': '1', Cookie: null } }, '/', '/ X-A,1 Cookie,'],
  [{ kind: 'headers', of: 'response', set: { 'X-A': '1' } }, '/', '/ X-A,1'],
] satisfies [Step, string, string][])('%j on %s', (step, path, expected) => {
  expect(after(step, path)).toBe(expected);
});

test.each([
  ['$host', 'shop.test'],
  ['$http_host', 'Shop.test:8080'],
  ['${http_x_own}', 'one,%20two'],
  ['$http_x_other', ''],
  ['$arg_a', '1'],
  ['$arg_z', ''],
  ['$scheme', 'http'],
  ['$request_method', 'PUT'],
  ['$uri', '/foo/b'],
  ['$document_uri', '/foo/b'],
  ['$request_uri', '/foo/b%3Fa=1&b'],
  ['$args', 'a=1&b'],
  ['$query_string', 'a=1&b'],
  ['$is_args', '%3F'],
  ['$remote_addr', '10.0.0.1'],
  ['$last', 'b'],
  ['$first', ''],
])('nginx fills %s of a rewriting with %j', (variable, value) => {
  const regex = pcre('^/foo/(?<first>x)?(?<last>.*)');
  const more = { method: 'PUT', headers: { 'X-Own': ['one', 'two'] }, clientIP: '10.0.0.1' };
  expect(after({ kind: 'rewrite', regex, target: `/<${variable}>?` }, '/foo/b?a=1&b', more)).toBe(`/<${value}>`);
});

test.each([
  ['$args', ''],
  ['$is_args', ''],
  ['$remote_addr', undefined],
])('nginx fills %s of a request that tells nothing of it with %j', (variable, value) => {
  expect(after({ kind: 'rewrite', regex: pcre('^/foo'), target: `/<${variable}>` }, '/foo')).toBe(
    value === undefined ? 'unknown snippet' : `/<${value}>`,
  );
});

const long = `/${'a'.repeat(100)}!`;
const endless = '(a|aa)+$';

test.each([
  [{ kind: 'rewrite', regex: pcre('\\Ka'), target: '/' }, '\\K is not followed here'],
  [{ kind: 'rewrite', regex: pcre('('), target: '/' }, 'a parenthesis is not closed'],
  [{ kind: 'rewrite', regex: pcre(endless), target: '/' }, tooMuch()],
  [{ kind: 'strip-prefix-regex', regexes: [pcre('\\Ka')] }, '\\K is not followed here'],
  [{ kind: 'strip-prefix-regex', regexes: [re2('/a'), re2('(')] }, 'a pattern cannot be read'],
  [{ kind: 'strip-prefix-regex', regexes: [pcre(endless)] }, tooMuch()],
  [{ kind: 'replace-path-regex', regex: pcre('\\Ka'), replacement: '' }, '\\K is not followed here'],
  [{ kind: 'replace-path-regex', regex: pcre('('), replacement: '' }, 'a parenthesis is not closed'],
  [{ kind: 'replace-path-regex', regex: pcre(endless), replacement: '' }, tooMuch()],
  [
    { kind: 'redirect', status: 302, to: { kind: 'regex', regex: pcre('\\Ka'), replacement: '' } },
    '\\K is not followed here',
  ],
  [
    { kind: 'redirect', status: 302, to: { kind: 'regex', regex: pcre('('), replacement: '' } },
    'a parenthesis is not closed',
  ],
  [{ kind: 'redirect', status: 302, to: { kind: 'regex', regex: pcre(endless), replacement: '' } }, tooMuch()],
] satisfies [Step, string][])('what %j does is open', (step, because) => {
  const request: Request = { scheme: 'http', method: 'GET', host: 'shop.test', path: long, headers: {} };
  const { ending } = applySteps(readySteps([step, forward]), stateOf(seenRequestOf(request, nginx)));
  expect(ending).toEqual({
    outcome: 'unknown',
    code: 'unsupported-regex',
    reason: because,
    candidates: [{ backend: { namespace: 'shop', service: 'web', port: 80 } }],
    refused: false,
  });
});

function tooMuch(): string {
  return 'the regular expression takes too much work on this text';
}

test('what a controller changed is escaped as its table says it', () => {
  const escaping = { path: '/abc', arguments: '/' };
  const asked = { ...nginx, escaping };
  expect(after({ kind: 'add-prefix', prefix: '/x' }, '/a-c', {}, asked)).toBe('/%78/a%2Dc');
  expect(
    after({ kind: 'replace-path', path: '/a-c' }, '/', {}, { ...asked, escaping: { ...escaping, written: '/a-c' } }),
  ).toBe('/a-c');
  expect(after({ kind: 'rewrite', regex: pcre('/(.*)'), target: '/a-c?a=$1' }, '/a%2D', {}, asked)).toBe(
    '/a%2Dc?a=%61%2D',
  );
});

test('a request for which no backend has a share is answered by the controller', () => {
  const backends = [{ backend: { namespace: 'shop', service: 'web', port: 80 }, weight: 0 }];
  const request: Request = { scheme: 'http', method: 'GET', host: 'shop.test', path: '/', headers: {} };
  expect(applySteps(readySteps([{ kind: 'forward', backends }]), stateOf(seenRequestOf(request, nginx)))).toMatchObject(
    {
      ending: { outcome: 'respond', status: 503, reason: 'no backend has a share of the requests' },
      trace: [{ says: 'the controller answers 503: no backend has a share of the requests' }],
    },
  );
});

test('the heaviest of several backends is named, and all of them with their weights', () => {
  const backends = (['web', 'next', 'old', 'new'] as const).map((service, at) => ({
    backend: { namespace: 'shop', service, port: 80 },
    weight: [2, 5, 0, 5][at] ?? 0,
  }));
  const request: Request = { scheme: 'http', method: 'GET', host: 'shop.test', path: '/', headers: {} };
  const { ending, trace } = applySteps(
    readySteps([{ kind: 'forward', backends }]),
    stateOf(seenRequestOf(request, nginx)),
  );
  expect(ending).toMatchObject({ backend: { service: 'next' }, backends: backends.filter(({ weight }) => weight > 0) });
  expect(trace).toEqual([
    {
      says: 'the request goes to shop/web:80 (weight 2) or shop/next:80 (weight 5) or shop/new:80 (weight 5)',
    },
  ]);
});

test.each([
  [{ kind: 'strip-prefix', prefixes: ['/foo'] }, '/foo/bar?x', '/bar?x'],
  [{ kind: 'strip-prefix', prefixes: ['/foo'] }, '/foo', '/'],
  [{ kind: 'strip-prefix', prefixes: ['/foo'] }, '/foobar', '/bar'],
  [{ kind: 'strip-prefix', prefixes: ['/foo'] }, '/foo%2Fbar', '/bar'],
  [{ kind: 'strip-prefix', prefixes: ['/x', '/foo'] }, '/foo/a%2Fb', '/a%2Fb'],
  [{ kind: 'strip-prefix', prefixes: ['/foo'], tellsIn: 'X-Forwarded-Prefix' }, '/foo/x', '/x X-Forwarded-Prefix,/foo'],
  [{ kind: 'strip-prefix', prefixes: ['/foo'], uncleanStatus: 400 }, '/foo../x', '400'],
  [{ kind: 'strip-prefix-regex', regexes: [re2('/v[0-9]+')] }, '/v12/x', '/x'],
  [{ kind: 'strip-prefix-regex', regexes: [re2('/v[0-9]+')] }, '/a/v12/x', '/a/v12/x'],
  [{ kind: 'add-prefix', prefix: '/api' }, '/x', '/api/x'],
  [{ kind: 'replace-path', path: '/a?b' }, '/x?y', '/a%3Fb?y'],
  [{ kind: 'replace-path-regex', regex: re2('^/a/(.*)'), replacement: '/b/$1' }, '/a/x%2Fy', '/b/x%2Fy'],
  [{ kind: 'replace-path-regex', regex: re2('^/a/(.*)'), replacement: '/b/$1x' }, '/a/x', '/b/'],
  [{ kind: 'replace-path-regex', regex: re2('a'), replacement: '$$' }, '/aba', '/$b$'],
] satisfies [Step, string, string][])('%j on %s, as Go has it', (step, path, expected) => {
  expect(after(step, path, {}, go)).toBe(expected);
});

const parts = { kind: 'parts', scheme: 'https', port: 'drop', path: 'keep' } as const;

test.each([
  [{ kind: 'redirect', status: 301, to: parts }, {}, '301 https://Shop.test/a/?x'],
  [{ kind: 'redirect', status: 301, otherStatus: 308, to: parts }, { method: 'POST' }, '308 https://Shop.test/a/?x'],
  [
    { kind: 'redirect', status: 301, otherStatus: 308, getMethods: ['GET', 'HEAD'], to: parts },
    { method: 'HEAD' },
    '301 https://Shop.test/a/?x',
  ],
  [
    { kind: 'redirect', status: 308, to: { ...parts, port: 8443, path: 'trimmed' } },
    { path: '/a/' },
    '308 https://Shop.test:8443/a',
  ],
  [
    { kind: 'redirect', status: 308, to: { ...parts, port: 'keep', path: { set: '/b' } } },
    {},
    '308 https://Shop.test:8080/b?x',
  ],
  [
    { kind: 'redirect', status: 308, to: { ...parts, path: { set: '/b' }, query: 'drop' } },
    {},
    '308 https://Shop.test/b',
  ],
  [{ kind: 'redirect', status: 302, to: { kind: 'text', location: '/login' } }, {}, '302 /login'],
  [
    {
      kind: 'redirect',
      status: 302,
      to: { kind: 'regex', regex: re2('^http://(.*?)(:\\d+)?/a/'), replacement: 'https://${1}/b/' },
    },
    {},
    '302 https://Shop.test/b/?x',
  ],
  [{ kind: 'redirect', status: 302, to: { kind: 'regex', regex: re2('^https://'), replacement: '' } }, {}, '/a/?x'],
] satisfies [Step, Partial<Request>, string][])('%j for %j', (step, more, expected) => {
  expect(after(step, '/a/?x', { ...more })).toBe(expected);
});

test.each([
  [{ kind: 'allow', cidrs: ['10.0.0.0/8'], status: 403 }, { clientIP: '10.0.0.1' }, '/'],
  [{ kind: 'allow', cidrs: ['10.0.0.0/8'], status: 403 }, { clientIP: '11.0.0.1' }, '403'],
  [{ kind: 'deny', cidrs: ['10.0.0.0/8'], status: 403 }, { clientIP: '10.0.0.1' }, '403'],
  [{ kind: 'allow', cidrs: ['10.0.0.0/8'], status: 403 }, {}, 'unknown client-address'],
  [{ kind: 'allow', cidrs: ['0.0.0.0/0'], status: 403 }, {}, 'unknown client-address'],
  [{ kind: 'allow', cidrs: ['0.0.0.0/0', '::/0'], status: 403 }, {}, '/'],
  [{ kind: 'allow', cidrs: ['::/0', '128.0.0.0/1', '0.0.0.0/1'], status: 403 }, {}, '/'],
  [{ kind: 'deny', cidrs: ['::/0', '0.0.0.0/0'], status: 403 }, {}, '403'],
  [{ kind: 'authenticate', by: 'basic', status: 401 }, {}, '401'],
  [
    { kind: 'authenticate', by: 'basic', status: 401 },
    { headers: { authorization: 'Basic eA==' } },
    'unknown external-answer',
  ],
  [{ kind: 'authenticate', by: 'forward', status: 401 }, {}, 'unknown external-answer'],
  [{ kind: 'authenticate', by: 'client-certificate', status: 400 }, {}, '400'],
  [{ kind: 'open', code: 'snippet', because: 'a snippet' }, {}, 'unknown snippet'],
  [{ kind: 'respond', status: 503, because: 'no endpoints' }, {}, '503'],
] satisfies [Step, Partial<Request>, string][])('%j for %j', (step, more, expected) => {
  expect(after(step, '/', more)).toBe(expected);
});

test('a step whose condition is open does not matter where both ways lead to the same', () => {
  const when = { match: { kind: 'client-ip', cidrs: ['10.0.0.0/8'] } } as const;
  expect(after({ kind: 'headers', of: 'response', set: {}, when }, '/')).toBe('/');
  expect(after({ kind: 'headers', of: 'response', set: { 'X-A': '1' }, when }, '/')).toBe('unknown client-address');
  expect(after({ kind: 'respond', status: 403, because: 'x', when }, '/')).toBe('unknown client-address');
});
