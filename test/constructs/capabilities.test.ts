import { capabilities } from '#constructs/capabilities.table.js';
import { dialects } from '#dialects/index.js';
import type { WeightedBackend } from '#model/backend.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { PolicySet } from '#model/policies/policies.js';

const at = { file: 'shop/web', line: 0, column: 0, endLine: 0, endColumn: 0 };
const one: WeightedBackend = { backend: { namespace: 'shop', service: 'web', port: 80 }, weight: 1 };

/** A route that asks for one thing. */
function asking(policies: PolicySet, backends: readonly WeightedBackend[] = [one]): IntentRoute {
  const paths = [{ kind: 'prefix', path: '/web' }] as const;
  return { name: 'web', namespace: 'shop', hosts: ['a.example.com'], paths, backends, policies, labels: {}, at };
}

const many = ['a', 'b', 'c'].map(service => ({ backend: { namespace: 'shop', service, port: 80 }, weight: 1 }));

/** What each capability means to a dialect: one of these routes. */
const meanings: Readonly<Record<keyof (typeof capabilities)['traefik'], IntentRoute>> = {
  rewrite: asking({ pathRewrite: { kind: 'strip-prefix' } }),
  rateLimit: asking({ rateLimit: { rps: 5 } }),
  redirect: asking({ httpsRedirect: { enabled: true } }),
  redirectStatus: asking({ httpsRedirect: { enabled: true, status: 301 } }),
  otherRedirectStatus: asking({ httpsRedirect: { enabled: true, status: 303 } }),
  manyBackends: asking({}, many),
};

const claims = Object.entries(capabilities).flatMap(([controller, table]) =>
  Object.entries(table).map(([name, claim]) => [controller, name as keyof typeof meanings, claim] as const),
);

test.each(claims)('%s and %s: the dialect does what the types say', (controller, name, claim) => {
  const dialect = dialects.find(known => known.name === controller);
  const settings = { name: controller, kind: dialect?.name ?? 'traefik', assumeEndpoints: true, noEndpoints: [] };
  const refusals = dialect?.write({ routes: [meanings[name]] }, settings).refusals;
  expect(refusals?.length).toBe(claim === 'can' ? 0 : 1);
});

test('there is a table for each dialect, and a dialect for each table', () => {
  expect(Object.keys(capabilities).sort()).toEqual(dialects.map(known => known.name).sort());
});
