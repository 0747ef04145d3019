import type { Ability } from '#dialects/dialect.js';
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

/** What an ability means to a dialect: this route. */
const meanings: Readonly<Partial<Record<Ability, IntentRoute>>> = {
  pathRewrite: asking({ pathRewrite: { kind: 'strip-prefix' } }),
  rateLimit: asking({ rateLimit: { rps: 5 } }),
  httpsRedirect: asking({ httpsRedirect: { enabled: true } }),
  'httpsRedirect.status': asking({ httpsRedirect: { enabled: true, status: 301 } }),
  'httpsRedirect.otherStatus': asking({ httpsRedirect: { enabled: true, status: 303 } }),
  'backends.many': asking({}, many),
};

const claims = dialects.flatMap(dialect =>
  Object.entries(meanings).map(([ability, route]) => [dialect.name, ability as Ability, route, dialect] as const),
);

test.each(claims)('%s and %s: the writer refuses what the types refuse', (name, ability, route, dialect) => {
  const settings = { name, kind: name, assumeEndpoints: true, noEndpoints: [] };
  const refusals = dialect.write({ routes: [route] }, settings).refusals;
  expect(refusals.length).toBe(ability in dialect.lacks ? 1 : 0);
});
