import fc from 'fast-check';
import type { Intent, IntentPath, IntentRoute } from '#model/routing/intent.js';
import type { PolicySet } from '#model/policies/policies.js';

const start = { line: 0, column: 0, endLine: 0, endColumn: 0 };

const literal = fc
  .array(
    fc.constantFrom(
      'a',
      'b',
      'ab',
      'A',
      'x.y',
      'v1',
      'ü',
      '日本',
      '😀',
      'a b',
      'c"d',
      'e`f',
      '{id}',
      'p%q',
      "it's (so)",
      'k$1',
    ),
    {
      maxLength: 3,
    },
  )
  .map(elements => `/${elements.join('/')}`);

const pattern = fc.constantFrom('/a[0-9]+', '/(a|b)/.*', '/[a-z]+/x', '/v1/.+', '/.*', '/`?a', '/a|/b', '/ü+', '/.*x');

const path: fc.Arbitrary<IntentPath> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('prefix' as const), path: literal }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('prefix' as const), path: literal.map(one => `${one}/`) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('exact' as const), path: literal }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('exact' as const), path: literal.map(one => `${one}/`) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('regex' as const), pattern }) },
);

const rewriting = fc.oneof(
  fc.constant({ kind: 'strip-prefix' as const }),
  fc.record({
    kind: fc.constant('replace-prefix' as const),
    prefix: fc.constantFrom('/', '', '/new', '/new/', '/n/m', '/$1', '/ü b', '/a%2Fb'),
  }),
  fc.record({ kind: fc.constant('replace-path' as const), path: fc.constantFrom('/', '/fixed', '/a?b', '/ü', '/50%') }),
);

/** Policies as an author may ask for them, what cannot be done among them. */
export const policies: fc.Arbitrary<PolicySet> = fc
  .record({
    httpsRedirect: fc.option(
      fc.record(
        { enabled: fc.boolean(), status: fc.constantFrom(301 as const, 302 as const, 308 as const) },
        { requiredKeys: ['enabled'] },
      ),
      { nil: undefined, freq: 2 },
    ),
    pathRewrite: fc.option(rewriting, { nil: undefined, freq: 2 }),
    rateLimit: fc.option(
      fc.record(
        { rps: fc.constantFrom(1, 5, 0.5, 0.1, 100), burst: fc.constantFrom(1, 30) },
        { requiredKeys: ['rps'] },
      ),
      { nil: undefined, freq: 2 },
    ),
  })
  .map(all => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)));

const route = fc.record({
  namespace: fc.constantFrom('shop', 'shop', 'a-b', 'a'),
  name: fc.constantFrom('c', 'b-c', 'web', 'web-http', 'x.y'),
  hosts: fc.uniqueArray(fc.constantFrom('a.test', 'B.test', '*.test', '*.b.test', 'c.b.test', '*', 'ü.test'), {
    maxLength: 3,
  }),
  paths: fc.uniqueArray(path, { maxLength: 3, selector: one => JSON.stringify(one) }),
  weights: fc.constantFrom([1], [1], [9, 1], [0, 1], [150, 50], [1, 1, 1], [0, 0]),
  tls: fc.constantFrom('no', 'secret', 'issuer'),
  policies,
});

/** Routes on a few hosts with paths that touch each other, in namespaces whose names run into those of routes. */
export const intents: fc.Arbitrary<Intent> = fc
  .uniqueArray(route, { minLength: 1, maxLength: 4, selector: ({ namespace, name }) => `${namespace}/${name}` })
  .map(routes => ({
    routes: routes.map(({ namespace, name, hosts, paths, weights, tls, policies: asked }, index): IntentRoute => ({
      name,
      namespace,
      hosts,
      paths,
      backends: weights.map((weight, one) => ({
        backend: { namespace, service: `s${index}x${one}`, port: 80 },
        weight,
      })),
      ...(tls !== 'no' && {
        tls: {
          secret: 'cert',
          ...(tls === 'issuer' && { issuer: { kind: 'ClusterIssuer', name: 'letsencrypt' } as const }),
        },
      }),
      policies: asked,
      labels: { team: 'shop', app: name },
      at: { file: `${namespace}/${name}`, ...start },
    })),
  }));
