import type { HostPattern, Match, PathMatch } from '#model/match.js';
import type { Step } from '#model/routing/step.js';
import type { RouteTable } from '#model/routing/table.js';
import { witnesses } from '#simulate/compare/witnesses.js';

const at = { file: 'shop.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
const subject = { apiVersion: 'v1', kind: 'Route', name: 'web' };
const forward: Step = {
  kind: 'forward',
  backends: [{ backend: { namespace: 'shop', service: 'web', port: 80 }, weight: 1 }],
};

function tableOf(host: HostPattern, match: Match, steps: readonly Step[] = [], isSecond = false): RouteTable {
  const route = { match, matches: '', rank: 1, hosts: [], steps: [...steps, forward], policies: {}, at, subject };
  const listener = { name: 'web', port: 8080, tls: false, certificates: [], otherwise: [] };
  const own = { ...listener, hosts: [{ host, routes: [route] }] };
  return {
    controller: 'public',
    normalisation: { steps: ['decode-all'], upstream: 'as-sent' },
    listeners: isSecond ? [{ ...listener, port: 80, hosts: [] }, own] : [own],
  };
}

/** Requests as lines, without those to hosts and paths that no route names. */
function askedOf(table: RouteTable): readonly string[] {
  const lines = witnesses(table).map(({ method, scheme, host, port, path, headers, clientIP }) =>
    [
      `${method} ${scheme}://${host}${port === undefined ? '' : `:${port}`}${path}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`),
      ...(clientIP === '192.0.2.1' ? [] : [`from ${clientIP ?? ''}`]),
    ].join(', '),
  );
  return [...new Set(lines)];
}

const exact = (host: string): HostPattern => ({ kind: 'exact', host });
const path = (of: PathMatch): Match => ({ kind: 'path', path: of });
const shop = path({ kind: 'exact', path: '/shop' });

test('a path is asked with what lies just beside it, and its host in general', () => {
  expect(askedOf(tableOf(exact('a.test'), shop))).toEqual([
    'GET http://a.test/shop',
    'GET http://a.test/shop/',
    'GET http://a.test/shop/x',
    'GET http://a.test/shopx',
    'GET http://a.test/sho',
    'GET http://a.test/',
    'GET http://a.test/SHOP',
    'GET http://a.test/SHOP/X',
    'GET http://unrelated.test/',
    'GET http://unrelated.test/unrelated',
    'GET http://a.test/unrelated',
  ]);
});

test('a route of every host is asked of all', () => {
  const asked = askedOf(tableOf({ kind: 'any' }, shop));
  expect(asked).toContain('GET http://unrelated.test/shop');
  expect(asked.filter(one => !one.includes('//unrelated.test/'))).toEqual([]);
});

test('a wildcard is asked by a name below it, by its parent and by a name with more labels', () => {
  const hosts = (labels: 'one' | 'many'): readonly string[] => {
    const asked = askedOf(tableOf({ kind: 'wildcard', suffix: 'test', labels }, shop));
    return [...new Set(asked.map(one => one.split('/')[2] ?? ''))];
  };
  expect([hosts('one'), hosts('many')]).toEqual([
    ['w.test', 'test', 'v.w.test', 'unrelated.test'],
    ['w.test', 'v.w.test', 'test', 'unrelated.test'],
  ]);
});

test.each<[string, PathMatch, readonly string[]]>([
  ['an element', { kind: 'prefix', path: '/a/', by: 'element' }, ['/a', '/a/', '/a/x']],
  ['a character', { kind: 'prefix', path: '/a/', by: 'character' }, ['/a/', '/a', '/a/x']],
  ['the root', { kind: 'prefix', path: '/', by: 'element' }, ['/', '/x']],
])('a prefix by %s is asked as itself and below', (_, of, paths) => {
  const asked = askedOf(tableOf(exact('a.test'), path(of)));
  expect(asked).toEqual(expect.arrayContaining(paths.map(one => `GET http://a.test${one}`)));
});

test.each([
  ['/v[0-9]+', '/v0'],
  ['^/(a|b)/x{2}$', '/a/xx'],
  ['^/(a|b)/x{2}$', '/b/xx'],
  ['^/[^a-z]x', '/0x'],
  ['^/%41', '/%2541'],
  ['/a/(?!b)', '/a/'],
  ['shop$', '/shop'],
])('an expression %s is asked by a path that it takes: %s', (pattern, taken) => {
  const regex = { flavour: 'pcre', pattern, ignoreCase: false } as const;
  expect(askedOf(tableOf(exact('a.test'), path({ kind: 'regex', regex })))).toContain(`GET http://a.test${taken}`);
});

test('an expression that takes one path is asked as that path is', () => {
  const regex = { flavour: 'pcre', pattern: '^/shop$', ignoreCase: false } as const;
  const asked = askedOf(tableOf(exact('a.test'), path({ kind: 'regex', regex })));
  expect(asked).toEqual(askedOf(tableOf(exact('a.test'), shop)));
});

test.each<[string, Match, string]>([
  ['a method', { kind: 'method', method: 'PUT' }, 'PUT http://a.test/'],
  ['a header', { kind: 'header', name: 'X-A', value: { kind: 'exact', value: '1' } }, 'GET http://a.test/, X-A: 1'],
  [
    'a parameter',
    { kind: 'query', name: 'a b', value: { kind: 'exact', value: '1&2' } },
    'GET http://a.test/?a%20b=1%262',
  ],
  [
    'two parameters',
    {
      kind: 'and',
      of: ['a', 'b'].map(name => ({ kind: 'query', name, value: { kind: 'exact', value: '1' } }) as const),
    },
    'GET http://a.test/?a=1&b=1',
  ],
  [
    'a parameter of a form',
    {
      kind: 'query',
      name: 'a',
      value: { kind: 'regex', regex: { flavour: 're2', pattern: '^v[0-9]$', ignoreCase: false } },
    },
    'GET http://a.test/?a=v0',
  ],
  ['an address', { kind: 'client-ip', cidrs: ['10.0.0.0/8'] }, 'GET http://a.test/, from 10.0.0.0'],
  ['one of two', { kind: 'or', of: [shop, { kind: 'method', method: 'PUT' }] }, 'PUT http://a.test/'],
])('a match by %s is asked by what meets it', (_, match, request) => {
  expect(askedOf(tableOf(exact('a.test'), match))).toContain(request);
});

test.each<[string, Step, string]>([
  ['addresses', { kind: 'allow', cidrs: ['10.0.0.0/8'], status: 403 }, 'GET http://a.test/shop, from 10.0.0.0'],
  [
    'other addresses',
    { kind: 'deny', cidrs: ['10.0.0.0/8'], status: 403 },
    'GET http://a.test/shop, from 203.0.113.77',
  ],
  [
    'a password',
    { kind: 'authenticate', by: 'basic', status: 401 },
    'GET http://a.test/shop, Authorization: basic eDp5',
  ],
  [
    'a digest',
    { kind: 'authenticate', by: 'digest', status: 401 },
    'GET http://a.test/shop, Authorization: digest eDp5',
  ],
  [
    'a method',
    { kind: 'redirect', status: 301, otherStatus: 308, to: { kind: 'text', location: '/' } },
    'POST http://a.test/shop',
  ],
  [
    'a header',
    { ...forward, when: { match: { kind: 'header', name: 'X-New', value: { kind: 'exact', value: '1' } } } },
    'GET http://a.test/shop, X-New: 1',
  ],
  [
    'another path',
    { kind: 'respond', status: 400, because: 'closed', when: { match: path({ kind: 'exact', path: '/other' }) } },
    'GET http://a.test/other',
  ],
])('what a step judges is asked once, at the first path of its route: %s', (_, step, request) => {
  const plain = askedOf(tableOf(exact('a.test'), shop));
  const asked = askedOf(tableOf(exact('a.test'), shop, [step]));
  expect(asked).toContain(request);
  const more = asked.filter(one => !plain.includes(one));
  expect(more.every(one => /^(GET|POST) http:\/\/a[.]test\/(shop|other)(,|$)/.test(one))).toBe(true);
});

test('steps are judged once for a route of several paths', () => {
  const either: Match = { kind: 'or', of: [shop, path({ kind: 'exact', path: '/cart' })] };
  const asked = askedOf(tableOf(exact('a.test'), either, [{ kind: 'authenticate', by: 'basic', status: 401 }]));
  expect(asked.filter(one => one.includes('Authorization'))).toEqual([
    'GET http://a.test/shop, Authorization: basic eDp5',
  ]);
});

test('who asks nothing for a header that is set unasked is asked nothing', () => {
  const match: Match = { kind: 'header', name: 'Origin', value: { kind: 'exact', value: 'https://b.test' } };
  const step: Step = { kind: 'headers', of: 'response', set: { 'X-A': '1' }, when: { match }, unasked: true };
  expect(askedOf(tableOf(exact('a.test'), shop, [step]))).toEqual(askedOf(tableOf(exact('a.test'), shop)));
});

test('a second listener of a scheme is asked at its port', () => {
  expect(askedOf(tableOf(exact('a.test'), shop, [], true))).toContain('GET http://a.test:8080/shop');
});

test('a path that matches see decoded is sent with its escapes', () => {
  expect(askedOf(tableOf(exact('a.test'), path({ kind: 'exact', path: '/a b%é' })))).toContain(
    'GET http://a.test/a%20b%25%C3%A9',
  );
});
