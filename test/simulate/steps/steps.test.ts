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
const nginx: Normalisation = { steps: ['decode-all', 'merge-slashes', 'dot-segments'], upstream: 'as-sent' };
const go: Normalisation = { steps: ['upper-case-escapes', 'decode-unreserved', 'clean'], upstream: 'normalised' };

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
