import fc from 'fast-check';
import { highestPriority, ranked } from '#dialects/traefik/routers/precedence.js';
import { answerTo, ingressRoute, notedAt, readingOf, service } from './reading.js';

const routers = fc.array(
  fc.record({
    rule: fc.constantFrom('Path(`/`)', 'Path(`/a`)', 'Path(`/ü`)', 'Host(`a`)'),
    priority: fc.constantFrom(0n, 0n, 1n, 9n, highestPriority),
    provider: fc.constantFrom('kubernetes' as const, 'kubernetescrd' as const, 'internal' as const),
  }),
  { maxLength: 8 },
);

test('ranks do not depend on the order in which routers come', () => {
  const ranks = (some: readonly { item: unknown; rank: number }[]): readonly string[] =>
    some
      .map(({ item, rank }) =>
        JSON.stringify([item, rank], (_, one: unknown) => (typeof one === 'bigint' ? `${one}` : one)),
      )
      .sort();
  fc.assert(
    fc.property(routers, some => {
      expect(ranks(ranked([...some].reverse()))).toEqual(ranks(ranked(some)));
    }),
  );
});

test('without a priority the length of the rule counts, in bytes', () => {
  const order = ranked(
    ['Path(`/a`)', 'Path(`/ü`)', 'Path(`/`)'].map(rule => ({ rule, priority: 0n, provider: 'kubernetes' as const })),
  );
  expect(order.map(({ item }) => item.rule)).toEqual(['Path(`/ü`)', 'Path(`/a`)', 'Path(`/`)']);
});

test('of equal priority, an IngressRoute comes before an Ingress', () => {
  const order = ranked(
    (['kubernetes', 'kubernetescrd'] as const).map(provider => ({ rule: 'Path(`/`)', priority: 0n, provider })),
  );
  expect(order.map(({ item, rank }) => [item.provider, rank])).toEqual([
    ['kubernetescrd', 0],
    ['kubernetes', 1],
  ]);
});

test('of two routes that are equal either may answer', () => {
  const other = ingressRoute('PathPrefix(`/b`)', { services: [{ name: 'next', port: 80 }] }, {}, 'next');
  const reading = readingOf([service('next'), ingressRoute('PathPrefix(`/`) && !Method(`A`)'), other]);
  expect(answerTo('http://a.test/b', reading)).toBe('web');
  const tie = readingOf([service('next'), ingressRoute('PathPrefix(`/a`)'), { ...other, spec: tied }]);
  expect(answerTo('http://a.test/a', tie)).toBe('unknown router-tie');
});

const tied = {
  entryPoints: ['web'],
  routes: [{ match: 'Path(`/a`)', kind: 'Rule', priority: 16, services: [{ name: 'next', port: 80 }] }],
};

test('a priority that Traefik keeps for itself takes the route away', () => {
  expect(notedAt(ingressRoute('Path(`/`)', { priority: 2 ** 63 }))).toEqual(['invalid-value at spec.routes.0.match']);
});
