import fc from 'fast-check';
import type { Match, PathMatch } from '#model/match.js';
import type { Route, RouteTable } from '#model/routing/table.js';
import { asker } from '#simulate/answer/answer.js';
import { shadowsIn } from '#simulate/shadow/shadowing.js';
import { witnesses } from '#simulate/compare/witnesses.js';
import { expectLinear } from '../../growth.js';
import { isAll } from '../../runs.js';

const at = { file: 'shop.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
const subject = { apiVersion: 'v1', kind: 'Route', name: 'web' };

function tableOf(matches: readonly Match[], ranks = matches.map((_, n) => n)): RouteTable {
  const routes = matches.map((match, n): Route => {
    const backends = [{ backend: { namespace: 'shop', service: `s${n}`, port: 80 }, weight: 1 }];
    return {
      match,
      matches: `m${n}`,
      rank: ranks[n] ?? n,
      hosts: ['*'],
      steps: [{ kind: 'forward', backends }],
      policies: {},
      at,
      subject,
    };
  });
  return {
    controller: 'public',
    normalisation: { steps: ['decode-all', 'merge-slashes', 'dot-segments'], upstream: 'as-sent' },
    listeners: [
      {
        name: 'web',
        port: 80,
        tls: false,
        hosts: [{ host: { kind: 'any' }, routes }],
        certificates: [],
        otherwise: [],
      },
    ],
  };
}

/** `m1 by m0 on GET a.test/x` for each shadow. */
function shadowsOf(matches: readonly Match[], ranks?: number[]): readonly string[] {
  return shadowsIn(tableOf(matches, ranks)).map(
    ({ route, by, witness }) => `${route.matches} by ${by.matches} on ${witness.method} ${witness.host}${witness.path}`,
  );
}

const path = (kind: 'exact' | 'element' | 'character' | 'pcre' | 'PCRE' | 're2', text: string): Match => ({
  kind: 'path',
  path: pathOf(kind, text),
});
const host = (text: string): Match => ({
  kind: 'host',
  host: text.startsWith('*.')
    ? { kind: 'wildcard', suffix: text.slice(2), labels: 'one' }
    : { kind: 'exact', host: text },
});
const header = (name: string): Match => ({ kind: 'header', name, value: { kind: 'exact', value: '1' } });
const all = (...of: Match[]): Match => ({ kind: 'and', of });
const any = (...of: Match[]): Match => ({ kind: 'or', of });

function pathOf(kind: 'exact' | 'element' | 'character' | 'pcre' | 'PCRE' | 're2', text: string): PathMatch {
  if (kind === 'exact') return { kind, path: text };
  if (kind === 'element' || kind === 'character') return { kind: 'prefix', path: text, by: kind };
  return {
    kind: 'regex',
    regex: { flavour: kind === 're2' ? 're2' : 'pcre', pattern: text, ignoreCase: kind === 'PCRE' },
  };
}

test.each<[string, readonly Match[], readonly string[]]>([
  [
    'a shorter prefix before a longer one',
    [path('element', '/'), path('element', '/cart')],
    ['m1 by m0 on GET unrelated.test/cart'],
  ],
  ['a longer prefix before a shorter one', [path('element', '/cart'), path('element', '/')], []],
  ['a prefix by element beside a longer word', [path('element', '/cart'), path('element', '/cartoon')], []],
  [
    'a prefix by character before a longer word',
    [path('character', '/cart'), path('element', '/cartoon')],
    ['m1 by m0 on GET unrelated.test/cartoon'],
  ],
  ['the same exact path twice', [path('exact', '/a'), path('exact', '/a')], ['m1 by m0 on GET unrelated.test/a']],
  [
    'an exact path and a prefix below it together',
    [path('exact', '/a'), path('character', '/a/'), path('element', '/a')],
    ['m2 by m0 on GET unrelated.test/a'],
  ],
  ['only one half of a prefix', [path('exact', '/a'), path('element', '/a')], []],
  ['another host', [all(host('a.test'), path('element', '/')), all(host('b.test'), path('element', '/x'))], []],
  [
    'a wildcard before its host',
    [all(host('*.test'), path('element', '/')), all(host('a.test'), path('element', '/x'))],
    ['m1 by m0 on GET a.test/x'],
  ],
  [
    'no host before a host',
    [path('element', '/'), all(host('a.test'), path('element', '/x'))],
    ['m1 by m0 on GET a.test/x'],
  ],
  ['a host before no host', [all(host('a.test'), path('element', '/')), path('element', '/x')], []],
  [
    'two hosts, each taken by another route',
    [all(host('a.test')), all(host('b.test')), any(host('a.test'), host('b.test'))],
    ['m2 by m0 on GET a.test/'],
  ],
  ['one of two hosts', [all(host('a.test')), any(host('a.test'), host('b.test'))], []],
  [
    'a further condition of the later',
    [path('element', '/'), all(path('element', '/x'), header('X'))],
    ['m1 by m0 on GET unrelated.test/x'],
  ],
  ['a further condition of the earlier', [all(path('element', '/'), header('X')), path('element', '/x')], []],
  [
    'the same condition in both',
    [all(path('element', '/'), header('X')), all(header('X'), path('element', '/x'))],
    ['m1 by m0 on GET unrelated.test/x'],
  ],
  ['an earlier negation', [all(path('element', '/'), { kind: 'not', of: header('X') }), path('element', '/x')], []],
  [
    'a later negation',
    [path('element', '/'), all(path('element', '/x'), { kind: 'not', of: header('X') })],
    ['m1 by m0 on GET unrelated.test/x'],
  ],
  [
    'a regular expression before a path that it takes',
    [path('PCRE', '^/cart'), path('exact', '/CART/x')],
    ['m1 by m0 on GET unrelated.test/CART/x'],
  ],
  [
    'a regular expression before a longer one',
    [path('PCRE', '^/(a|b)/.*'), path('PCRE', '^/a/x[0-9]')],
    ['m1 by m0 on GET unrelated.test/a/xa'.replace('xa', 'x0')],
  ],
  ['a regular expression with an end before a longer one', [path('PCRE', '^/a$'), path('PCRE', '^/a/x')], []],
  [
    'an end or a slash before a longer one',
    [path('PCRE', '^/a(/|$)(.*)'), path('PCRE', '^/a/x')],
    ['m1 by m0 on GET unrelated.test/a/x'],
  ],
  [
    'a prefix before a regular expression below it',
    [path('element', '/api'), path('re2', '^/api/v[0-9]+$')],
    ['m1 by m0 on GET unrelated.test/api/v0'],
  ],
  ['a prefix before a regular expression beside it', [path('element', '/api'), path('re2', '^/api')], []],
  ['case that counts before case that does not', [path('pcre', '^/a'), path('PCRE', '^/a/b')], []],
  [
    'the same regular expression',
    [path('re2', '/x(a|b)$'), path('re2', '/x(a|b)$')],
    ['m1 by m0 on GET unrelated.test/xa'],
  ],
  ['an expression that is not understood', [path('PCRE', '^/(?=a)'), path('PCRE', '^/abc')], []],
])('%s', (_, matches, expected) => {
  expect(shadowsOf(matches)).toEqual(expected);
});

test('a route of the same rank shadows nothing for certain', () => {
  expect(shadowsOf([path('element', '/'), path('element', '/x')], [1, 1])).toEqual([]);
});

const paths: fc.Arbitrary<Match> = fc
  .tuple(fc.constantFrom('exact', 'element', 'character'), fc.constantFrom('/', '/a', '/a/', '/a/b', '/ab'))
  .map(([kind, text]) => path(kind as 'exact', text));
const regexes: fc.Arbitrary<Match> = fc
  .tuple(
    fc.constantFrom('pcre', 'PCRE', 're2'),
    fc.constantFrom('^/', '^/a', '^/a/', '^/a/b$', '^/A(/|$)', 'a', '^/[ab]+', '/b'),
  )
  .map(([kind, text]) => path(kind as 'pcre', text));
const hosts = fc.constantFrom('a.test', 'b.test', '*.test', 'x.a.test', '*.a.test').map(host);
const simple = fc.oneof(paths, regexes, hosts, fc.constantFrom(header('X'), header('Y')));
const match = fc.oneof<fc.Arbitrary<Match>[]>(
  simple,
  fc.array(simple, { minLength: 1, maxLength: 3 }).map(of => ({ kind: 'and', of })),
  fc.array(simple, { minLength: 1, maxLength: 3 }).map(of => ({ kind: 'or', of })),
  simple.map(of => ({ kind: 'not', of })),
);

test('a witness is answered by the route that shadows', () => {
  fc.assert(
    fc.property(fc.array(match, { maxLength: 6 }), matches => {
      const table = tableOf(matches);
      const ask = asker(table);
      for (const { by, witness } of shadowsIn(table)) {
        const outcome = ask(witness);
        expect(outcome.outcome === 'backend' && `m${outcome.backend.service.slice(1)}`).toBe(by.matches);
      }
    }),
    { numRuns: isAll ? 500 : 150 },
  );
});

test('no witness of the table is answered by a shadowed route', () => {
  fc.assert(
    fc.property(fc.array(match, { maxLength: 6 }), matches => {
      const table = tableOf(matches);
      const shadowed = new Set(shadowsIn(table).map(({ route }) => route.matches));
      const ask = asker(table);
      for (const request of witnesses(table)) {
        const outcome = ask(request);
        if (outcome.outcome === 'backend') expect(shadowed).not.toContain(`m${outcome.backend.service.slice(1)}`);
      }
    }),
    { numRuns: isAll ? 300 : 100 },
  );
});

test('thousands of routes are looked through without comparing each with each', () => {
  expectLinear(size => {
    const matches = Array.from({ length: size }, (_, n) =>
      all(host(`h${n % 50}.test`), path(n % 3 === 0 ? 'PCRE' : 'element', `${n % 3 === 0 ? '^' : ''}/p${n}/x`)),
    );
    const table = tableOf([...matches, ...matches.slice(0, 100)]);
    return () => {
      expect(shadowsIn(table)).toHaveLength(Math.min(100, size));
    };
  }, 500);
});
