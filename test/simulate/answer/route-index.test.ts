import fc from 'fast-check';
import type { Match } from '#model/match.js';
import type { Route } from '#model/routing/table.js';
import { conditionOf } from '#simulate/match/condition.js';
import { candidatesOf } from '#simulate/answer/route-index.js';
import { seenRequestOf } from '#simulate/request/seen-request.js';
import { isAll } from '../../runs.js';

const at = { file: 'shop.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
const subject = { apiVersion: 'v1', kind: 'Route', name: 'web' };
const normalisation = { steps: [], upstream: 'as-sent' } as const;

const simple = fc.oneof<fc.Arbitrary<Match>[]>(
  fc
    .tuple(fc.constantFrom('/', '', '/a', '/a/', '/A/b', '/é'), fc.constantFrom('element', 'character'))
    .map(([path, by]) => ({ kind: 'path', path: { kind: 'prefix', path, by: by as 'element' } })),
  fc.constantFrom('/', '/a', '/a/b').map(path => ({ kind: 'path', path: { kind: 'exact', path } })),
  fc
    .tuple(
      fc.constantFrom('^/a', '^/A/', '^/É', 'b$', '^/(a|é)', '^/a(?=/)', '^/s\\b', '^/?a', '^/a{0}'),
      fc.boolean(),
      fc.constantFrom('pcre', 're2'),
    )
    .map(([pattern, ignoreCase, flavour]) => ({
      kind: 'path',
      path: { kind: 'regex', regex: { flavour: flavour as 'pcre', pattern, ignoreCase } },
    })),
  fc.constantFrom('a.test', 'B.test', 'c.a.test.').map(host => ({ kind: 'host', host: { kind: 'exact', host } })),
  fc
    .tuple(fc.constantFrom('test', 'a.test'), fc.constantFrom('one', 'many'), fc.boolean())
    .map(([suffix, labels, none]) => ({
      kind: 'host',
      host: { kind: 'wildcard', suffix, labels: labels as 'one', ...(none && { orNone: true }) },
    })),
  fc.constantFrom('GET', 'POST').map(method => ({ kind: 'method', method })),
);
const match: fc.Arbitrary<Match> = fc.letrec<{ match: Match }>(tie => ({
  match: fc.oneof(
    { maxDepth: 3 },
    simple,
    fc.array(tie('match'), { maxLength: 3 }).map(of => ({ kind: 'and', of }) as const),
    fc.array(tie('match'), { maxLength: 3 }).map(of => ({ kind: 'or', of }) as const),
    tie('match').map(of => ({ kind: 'not', of }) as const),
  ),
})).match;
const host = fc.constantFrom('a.test', 'b.test', 'c.a.test', 'A.TEST:80', 'x.y.test', '.test', 'test', 'other', '');
const path = fc.constantFrom('/', '/a', '/A', '/a/b', '/A/b', '/ab', '/é', '/É', '/s', '/ſ', '/b');

test('no route that takes a request, or may, is missing from the candidates', () => {
  fc.assert(
    fc.property(fc.array(match, { maxLength: 6 }), host, path, (matches, name, asked) => {
      const routes = matches.map((one, rank): Route => ({
        match: one,
        matches: String(rank),
        rank,
        hosts: ['*'],
        steps: [],
        policies: {},
        at,
        subject,
      }));
      const seen = seenRequestOf(
        { scheme: 'http', method: 'GET', host: name, path: asked, headers: {} },
        normalisation,
      );
      const taking = routes.filter(route => conditionOf(route.match)(seen) !== false);
      const candidates = candidatesOf(routes)(seen).map(({ route }) => route);
      expect(candidates.filter(route => taking.includes(route))).toEqual(taking);
    }),
    { numRuns: isAll ? 2000 : 600 },
  );
});
