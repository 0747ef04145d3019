import fc from 'fast-check';
import type { Intent, IntentPath, IntentRoute } from '#model/routing/intent.js';
import type { PolicySet } from '#model/policies/policies.js';

const at = { file: 'shop/Route', line: 0, column: 0, endLine: 0, endColumn: 0 };

const literal = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'A', 'x.y', 'v1', 'x', 'ü', 'üüüüüüüüüü', '日本', '😀'), { maxLength: 3 })
  .map(elements => `/${elements.join('/')}`);

const path: fc.Arbitrary<IntentPath> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('prefix' as const), path: literal }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('exact' as const), path: literal }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('exact' as const),
      path: literal.map(one => (one === '/' ? one : `${one}/`)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('regex' as const),
      pattern: fc.constantFrom('/a[0-9]+', '/(a|b)/.*', '/[a-z]+/x', '/v1/.+', '/.*', '/.*x', '/ü+'),
    }),
  },
);

const policies: fc.Arbitrary<PolicySet> = fc
  .record({
    httpsRedirect: fc.option(fc.record({ enabled: fc.boolean() }), { nil: undefined, freq: 2 }),
    pathRewrite: fc.option(
      fc.oneof(
        fc.constant({ kind: 'strip-prefix' as const }),
        fc.record({
          kind: fc.constant('replace-prefix' as const),
          prefix: fc.constantFrom('/', '/new', '/new/', '/n/m'),
        }),
        fc.record({ kind: fc.constant('replace-path' as const), path: fc.constantFrom('/', '/fixed') }),
      ),
      { nil: undefined, freq: 2 },
    ),
    rateLimit: fc.option(
      fc
        .record({
          rps: fc.constantFrom(1, 5, 0.5, 100),
          burst: fc.option(fc.constantFrom(5, 30, 300), { nil: undefined }),
        })
        .map(({ rps, burst }) => ({ rps, ...(burst !== undefined && { burst }) })),
      { nil: undefined, freq: 2 },
    ),
  })
  .map(all => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)));

const route = fc.record({
  hosts: fc.uniqueArray(fc.constantFrom('a.test', 'b.test', '*.test', 'c.b.test', 'ü.test'), { maxLength: 2 }),
  paths: fc.uniqueArray(path, { maxLength: 3, selector: one => JSON.stringify(one) }),
  weights: fc.constantFrom([1], [1], [9, 1], [0, 1], [150, 50], [1, 1, 1]),
  tls: fc.boolean(),
  policies,
});

/** Routes on a few hosts with paths that touch each other; each has Services of its own. */
export const intents: fc.Arbitrary<Intent> = fc.array(route, { minLength: 1, maxLength: 4 }).map(intentOf);

type Asked = typeof route extends fc.Arbitrary<infer Made> ? Made : never;

const plain: Asked = { hosts: ['a.test'], paths: [], weights: [1], tls: false, policies: {} };

/** A path that a host inherits has more bytes than its own, and fewer characters. */
export const longerInBytes = intentOf([
  { ...plain, paths: [{ kind: 'regex', pattern: '/.*x' }] },
  { ...plain, hosts: ['*.test'], paths: [{ kind: 'prefix', path: '/üüüüüüüüüüüü' }] },
]);

/** One path becomes the root. */
export const exactToRoot = intentOf([
  {
    ...plain,
    paths: [{ kind: 'exact', path: '/old' }],
    policies: { pathRewrite: { kind: 'replace-path', path: '/' } },
  },
]);

function intentOf(routes: readonly Asked[]): Intent {
  return { routes: routes.map(routeOf) };
}

function routeOf({ hosts, paths, weights, tls, policies: asked }: Asked, index: number): IntentRoute {
  return {
    name: `r${index}`,
    namespace: 'shop',
    hosts,
    paths,
    backends: weights.map((weight, one) => ({
      backend: { namespace: 'shop', service: `s${index}x${one}`, port: 80 },
      weight,
    })),
    ...(tls && hosts.length > 0 && { tls: { secret: 'cert' } }),
    policies: asked,
    labels: {},
    at,
  };
}
