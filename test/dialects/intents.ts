import fc from 'fast-check';
import type { WeightedBackend } from '#model/backend.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Intent, IntentPath, IntentRoute, IntentTls } from '#model/routing/intent.js';
import { policySets } from './asked/policies.js';

const elements = ['a', 'b', 'ab', 'A', 'x.y', 'x', 'v1', 'ü', 'üüüüüüüüüü', '日本', '😀'];
const oddElements = ['a b', 'c"d', 'e`f', '{id}', 'p%q', "it's (so)", 'k$1'];

const literal = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...elements) },
      { weight: 1, arbitrary: fc.constantFrom(...oddElements) },
    ),
    { maxLength: 3 },
  )
  .map(parts => `/${parts.join('/')}`);

const slashed = literal.map(one => (one === '/' ? one : `${one}/`));

const pattern = fc.constantFrom('/a[0-9]+', '/(a|b)/.*', '/[a-z]+/x', '/v1/.+', '/.*', '/.*x', '/`?a', '/a|/b', '/ü+');

const path: fc.Arbitrary<IntentPath> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('prefix' as const), path: literal }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('prefix' as const), path: slashed }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('exact' as const), path: literal }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('exact' as const), path: slashed }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('regex' as const), pattern }) },
);

const host = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('a.test', 'b.test', 'B.test', '*.test', 'c.b.test', '*.b.test') },
  { weight: 1, arbitrary: fc.constantFrom('*', 'ü.test', 'xn--tda.test', 'x_y.test') },
);

const names = fc.oneof(
  { weight: 6, arbitrary: fc.uniqueArray(host, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant<readonly string[]>([]) },
);

/** Whose Services a route leads to: its own, or those that others lead to as well. */
const services = fc.constantFrom<readonly string[]>([], [], [], [], ['s0', 's1', 's2'], ['s1', 's0', 's2']);

interface Asked {
  readonly namespace: string;
  readonly name: string;
  readonly hosts: readonly string[];
  readonly paths: readonly IntentPath[];
  readonly weights: readonly number[];
  readonly services: readonly string[];
  readonly tls: 'no' | 'secret' | 'issuer';
  readonly policies: PolicySet;
}

const route: fc.Arbitrary<Asked> = fc.record({
  namespace: fc.constantFrom('shop', 'shop', 'shop', 'a-b', 'a'),
  name: fc.constantFrom('c', 'b-c', 'web', 'web-http', 'x.y'),
  hosts: names,
  paths: fc.uniqueArray(path, { maxLength: 3, selector: one => JSON.stringify(one) }),
  weights: fc.oneof(
    { weight: 8, arbitrary: fc.constant([1]) },
    { weight: 4, arbitrary: fc.constantFrom([9, 1], [0, 1], [150, 50]) },
    { weight: 1, arbitrary: fc.constantFrom([1, 1, 1], [0, 0]) },
  ),
  services,
  tls: fc.constantFrom('no', 'no', 'secret', 'issuer'),
  policies: policySets,
});

/** Routes on a few hosts with paths that touch each other, in namespaces whose names run into those of routes. */
export const intents: fc.Arbitrary<Intent> = fc
  .uniqueArray(route, { minLength: 1, maxLength: 4, selector: ({ namespace, name }) => `${namespace}/${name}` })
  .map(intentOf);

/** One route for each policy that there may be, on a path of its kind. */
export function intentsWith(policies: fc.Arbitrary<PolicySet>): fc.Arbitrary<Intent> {
  const shop = { ...plain, hosts: ['a.test'] };
  return fc
    .record({ policies, path: fc.option(path, { nil: undefined }), tls: fc.constantFrom('no', 'secret') })
    .map(({ policies: asked, path: own, tls }) =>
      intentOf([{ ...shop, paths: own ? [own] : [], tls, policies: asked }]),
    );
}

/** One route on one host and one prefix that asks for these policies. */
export function plainIntent(policies: PolicySet, tls: 'no' | 'secret'): Intent {
  return intentOf([{ ...plain, paths: [{ kind: 'prefix', path: '/api' }], tls, policies }]);
}

const plain: Asked = {
  namespace: 'shop',
  name: 'web',
  hosts: ['a.test'],
  paths: [],
  weights: [1],
  services: [],
  tls: 'no',
  policies: {},
};

/** A path that a host inherits has more bytes than its own, and fewer characters. */
export const longerInBytes = intentOf([
  { ...plain, paths: [{ kind: 'regex', pattern: '/.*x' }] },
  { ...plain, name: 'wild', hosts: ['*.test'], paths: [{ kind: 'prefix', path: '/üüüüüüüüüüüü' }] },
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

function routeOf(asked: Asked, index: number): IntentRoute {
  const { namespace, name, hosts, paths, policies } = asked;
  return {
    name,
    namespace,
    hosts,
    paths,
    backends: asked.weights.map((weight, at) => backendOf(asked, weight, asked.services[at] ?? `r${index}x${at}`)),
    ...(asked.tls !== 'no' && { tls: tlsOf(asked.tls) }),
    policies,
    labels: { team: 'shop', app: name },
    at: { file: `${namespace}/${name}`, line: 0, column: 0, endLine: 0, endColumn: 0 },
  };
}

function backendOf({ namespace }: Asked, weight: number, service: string): WeightedBackend {
  return { backend: { namespace, service, port: 80 }, weight };
}

function tlsOf(kind: 'secret' | 'issuer'): IntentTls {
  return { secret: 'cert', ...(kind === 'issuer' && { issuer: { kind: 'ClusterIssuer', name: 'letsencrypt' } }) };
}
