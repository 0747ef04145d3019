import type { IntentRoute } from '#model/routing/intent.js';
import { contracts } from './contracts.js';

function route(namespace: string, path: string, tls?: IntentRoute['tls']): IntentRoute {
  return {
    name: `web${path.replace('/', '-')}`,
    namespace,
    hosts: ['a.test'],
    paths: [{ kind: 'prefix', path }],
    backends: [{ backend: { namespace, service: `web-${namespace}`, port: 80 }, weight: 1 }],
    ...(tls && { tls }),
    policies: {},
    labels: {},
    at: { file: namespace, line: 0, column: 0, endLine: 0, endColumn: 0 },
  };
}

const issuer = (name: string) => ({ kind: 'ClusterIssuer', name }) as const;

describe.each(contracts.map(contract => [contract.dialect.name, contract] as const))(
  '%s',
  (_, { dialect, settings }) => {
    const reasons = (...routes: readonly IntentRoute[]): readonly string[] =>
      dialect.write({ routes }, settings).refusals.map(({ because }) => because);

    test('two namespaces that share a host have a Secret each for it', () => {
      const one = route('team-a', '/', { secret: 'a-tls', issuer: issuer('ca') });
      const other = route('team-b', '/orders', { secret: 'a.test-tls', issuer: issuer('ca') });
      expect(reasons(one, other)).toEqual([]);
    });

    test('two Secrets of one namespace for a host are refused', () => {
      expect(reasons(route('team-a', '/', { secret: 'one' }), route('team-a', '/orders', { secret: 'other' }))).toEqual(
        [
          'route team-a/web- has the certificate one for a.test, and this one names other: name one Secret for the host',
        ],
      );
    });

    test('two issuers of one Secret are refused', () => {
      const one = route('team-a', '/', { secret: 'one', issuer: issuer('ca') });
      const other = route('team-a', '/orders', { secret: 'one', issuer: issuer('acme') });
      expect(reasons(one, other)).toEqual([
        'the Secret one is to be filled by ClusterIssuer acme, and by ClusterIssuer ca for another route; give each a Secret of its own',
      ]);
    });
  },
);
