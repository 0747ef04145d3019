import { escaping as escapingOfNginx } from '#dialects/nginx/values/escaping.js';
import { escaping as escapingOfGo } from '#dialects/traefik/values/escaping.js';
import type { VerifyCredentials } from '#model/credentials.js';
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

function after(
  step: Step,
  path: string,
  more: Partial<Request> = {},
  normalisation = nginx,
  verify?: VerifyCredentials,
): string {
  const request: Request = { scheme: 'http', method: 'GET', host: 'Shop.test:8080', path, headers: {}, ...more };
  const { ending, state: state } = applySteps(
    readySteps([step, forward]),
    stateOf(seenRequestOf(request, normalisation), verify),
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

const knows: VerifyCredentials = (shown, hash) => {
  if (hash === 'unknown form') return undefined;
  return shown.kind === 'password' ? shown.password === hash : shown.parts.get('response') === hash;
};

const users = {
  forms: 'nginx',
  list: [
    { name: 'ann', hash: 'a:b' },
    { name: 'an', hash: 'ann' },
    { name: 'bob', hash: 'unknown form' },
    { name: 'ann:shop', hash: 'right' },
    { name: 'ann:other', hash: 'wrong' },
  ],
} as const;

test.each<[by: 'basic' | 'digest', forms: 'nginx' | 'go', authorization: string, expected: string]>([
  ['basic', 'nginx', `Basic ${btoa('ann:a:b')}`, '/ X-User,ann'],
  ['basic', 'nginx', `basic   ${btoa('ann:a:b')} `, '/ X-User,ann'],
  ['basic', 'nginx', `Basic ${btoa('ann:b')}`, '401'],
  ['basic', 'nginx', `Basic ${btoa('eve:a:b')}`, '401'],
  ['basic', 'nginx', `Basic ${btoa('ann')}`, '401'],
  ['basic', 'nginx', 'Basic !', '401'],
  ['basic', 'nginx', `Bearer ${btoa('ann:a:b')}`, '401'],
  ['basic', 'nginx', `Basic ${btoa('bob:x')}`, 'unknown external-answer'],
  ['basic', 'nginx', `Basic ${btoa('ann:a:b').replace(/=+$/, '')}`, '/ X-User,ann'],
  [
    'basic',
    'go',
    `Basic ${btoa('ann:a:b').replace(/=+$/, '')}`,
    btoa('ann:a:b').endsWith('=') ? '401' : '/ X-User,ann',
  ],
  ['digest', 'go', 'Digest username="ann", realm="shop", response="right"', '/ X-User,ann'],
  ['digest', 'go', 'Digest username=ann, realm=shop, response=right', '/ X-User,ann'],
  ['digest', 'go', 'Digest username="a\\nn", realm="shop", response="right"', '/ X-User,ann'],
  ['digest', 'go', 'Digest username="ann", realm="other", response="right"', '401'],
  ['digest', 'go', 'Digest username="ann", realm="none", response="right"', '401'],
  ['digest', 'go', 'Digest username="ann", response="right"', '401'],
  ['digest', 'go', 'Digest realm="shop", response="right"', '401'],
])('of users that are known, who shows by %s (%s) %s gets %s', (by, forms, authorization, expected) => {
  const step: Step = { kind: 'authenticate', by, status: 401, users: { ...users, forms }, userHeader: 'X-User' };
  expect(after(step, '/', { headers: { authorization } }, nginx, knows)).toBe(expected);
});

test('who is not verified is neither let in nor turned away', () => {
  const step: Step = { kind: 'authenticate', by: 'basic', status: 401, users };
  expect(after(step, '/', { headers: { authorization: `Basic ${btoa('ann:a:b')}` } })).toBe('unknown external-answer');
});

test('a challenge goes with the answer that asks for credentials', () => {
  const step: Step = { kind: 'authenticate', by: 'basic', status: 401, challenge: 'Basic realm="shop"' };
  const request: Request = { scheme: 'http', method: 'GET', host: 'shop.test', path: '/', headers: {} };
  const { state } = applySteps(readySteps([step]), stateOf(seenRequestOf(request, nginx)));
  expect(Object.fromEntries(state.responseHeaders)).toEqual({ 'WWW-Authenticate': 'Basic realm="shop"' });
});

/** The backend and the path of the page that answers in place of a status, the status itself, or what else happens. */
function pageOf(steps: readonly Step[], path = '/shop?a=1'): string {
  const request: Request = { scheme: 'http', method: 'GET', host: 'shop.test', path, headers: {} };
  const { ending, state } = applySteps(readySteps(steps), stateOf(seenRequestOf(request, go)));
  const headers = [...state.responseHeaders].map(([name, value]) => ` ${name}: ${value ?? ''}`).join('');
  switch (ending?.outcome) {
    case 'backend':
      return `${ending.backend.service} ${ending.upstream.path}${headers}`;
    case 'respond':
      return `${ending.status}${headers}`;
    case 'redirect':
      return `${ending.status} ${ending.location}`;
    case 'unknown':
      return `unknown ${ending.code}: ${ending.candidates.map(({ backend }) => backend.service).join(', ')}`;
    case 'refused':
    case undefined:
      return ending?.outcome ?? 'nothing';
  }
}

const toService = (service: string): Step => ({
  kind: 'forward',
  backends: [{ backend: { namespace: 'shop', service, port: 80 }, weight: 1 }],
});
const pages = (statuses: readonly (readonly [number, number])[], path: string, service = 'pages'): Step => ({
  kind: 'error-pages',
  statuses,
  rewrites: [{ from: [503, 504], to: 500 }],
  path,
  page: [toService(service)],
});
const closed = (status: number): Step => ({ kind: 'respond', status, because: 'closed' });
const fromOffice = { match: { kind: 'client-ip', cidrs: ['10.0.0.0/8'] } } as const;

test.each<[string, readonly Step[], string]>([
  [
    'a status of the list is answered by the page',
    [pages([[400, 404]], '/{status}.html'), closed(404)],
    'pages /404.html',
  ],
  ['the first of a range too', [pages([[404, 410]], '/{status}.html'), closed(404)], 'pages /404.html'],
  ['a status that is not on the list stays', [pages([[400, 403]], '/{status}.html'), closed(404)], '404'],
  [
    'a page may have a query',
    [pages([[404, 404]], '/page?code={status}&was={originalStatus}'), closed(404)],
    'pages /page?code=404&was=404',
  ],
  ['a query may hold question marks', [pages([[404, 404]], '/page?a?b'), closed(404)], 'pages /page?a?b'],
  [
    'the page hears which URL it was, and another status where one is told',
    [pages([[500, 599]], '/{status}/{originalStatus}?{url}'), closed(503)],
    'pages /500/503?http%3A%2F%2Fshop.test%2Fshop%3Fa%3D1',
  ],
  ['a page without a path is that of the root', [pages([[404, 404]], '?x'), closed(404)], 'pages /?x'],
  [
    'the last page that waits for a status answers',
    [pages([[404, 404]], '/outer', 'outer'), pages([[404, 404]], '/inner', 'inner'), closed(404)],
    'inner /inner',
  ],
  [
    'what the page comes to may have a page of those before it',
    [
      pages([[503, 503]], '/outer', 'outer'),
      { kind: 'error-pages', statuses: [[404, 404]], rewrites: [], path: '/inner', page: [closed(503)] },
      closed(404),
    ],
    'outer /outer',
  ],
  [
    'and not of those behind it',
    [
      { kind: 'error-pages', statuses: [[404, 404]], rewrites: [], path: '/outer', page: [closed(503)] },
      pages([[503, 503]], '/inner', 'inner'),
      closed(404),
    ],
    '503',
  ],
  [
    'a redirect may have a page as well',
    [pages([[302, 302]], '/moved'), { kind: 'redirect', status: 302, to: { kind: 'text', location: '/x' } }],
    'pages /moved',
  ],
  ['what a backend answers has none', [pages([[200, 599]], '/page'), toService('web')], 'web /shop?a=1'],
  [
    'headers that are set behind the page go with the answer that it replaces',
    [
      { kind: 'headers', of: 'response', set: { 'X-Before': '1' } },
      pages([[404, 404]], '/page'),
      { kind: 'headers', of: 'response', set: { 'X-Behind': '1' } },
      closed(404),
    ],
    'pages /page X-Before: 1',
  ],
  [
    'where it is open whether pages are there, so is the answer',
    [{ ...pages([[404, 404]], '/page'), when: fromOffice }, closed(404)],
    'unknown client-address: ',
  ],
  [
    'and sure where the answer has none of them',
    [{ ...pages([[404, 404]], '/page'), when: fromOffice }, closed(403)],
    '403',
  ],
  [
    'what stands in place of an ending happens instead of it',
    [{ ...closed(403), instead: [{ kind: 'headers', of: 'response', set: { 'X-A': '1' } }, closed(404)] }],
    '404 X-A: 1',
  ],
  [
    'a backend that was passed over is no candidate where the answer is open',
    [
      { ...toService('new'), when: { match: { kind: 'header', name: 'X-New', value: { kind: 'exact', value: '1' } } } },
      { kind: 'authenticate', by: 'forward', status: 401 },
      toService('web'),
    ],
    'unknown external-answer: web',
  ],
  [
    'what is open says itself who may answer',
    [
      {
        kind: 'open',
        code: 'plugin',
        because: 'a plugin',
        candidates: [{ backend: { namespace: 'shop', service: 'other', port: 80 }, weight: 1 }],
      },
      toService('web'),
    ],
    'unknown plugin: other',
  ],
])('pages and what else stands in the place of an answer: %s', (_, steps, expected) => {
  expect(pageOf(steps)).toBe(expected);
});
