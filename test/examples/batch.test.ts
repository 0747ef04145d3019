import { matchers } from '#testing/index.js';
import { batch } from '../../examples/batch/batch.js';
import { shown } from '../constructs/shown.js';
import { answeredOtherwise, connectionsIn, forEachController, violationsIn } from './asked.js';

expect.extend(matchers);

const apps = forEachController(batch);

test('both controllers answer every request alike', () => {
  expect(answeredOtherwise(apps)).toEqual([]);
});

describe.each(apps)('behind %s', (_, app) => {
  test('the check finds nothing, and every manifest fits the API, that of external-secrets too', () => {
    expect(app).toSynthesizeCleanly();
    expect(violationsIn(app)).toEqual([]);
  });

  test('each program reaches what it calls, and what is meant by a name is for the DNS to say', () => {
    const database = '{"kind":"ip","cidrs":["10.20.0.0/16"]}';
    expect(connectionsIn(app)).toEqual([
      `accounts → ${database} 5432`,
      'controller → accounts 8080',
      'invoices → queue 4222',
      `invoices → ${database} 5432`,
      `migrate → ${database} 5432`,
      'payer → queue 4222',
      `payer → ${database} 5432`,
      'queue → queue 6222',
      'unknown: the address of the API server is not in the manifests',
      'unknown: the addresses of names are not in the manifests',
      'unknown: the addresses of names are not in the manifests',
    ]);
  });

  test.each([
    ['CiliumNetworkPolicy payer-calls', 'toFQDNs:\n        - matchName: api.stripe.com\n'],
    ['CiliumNetworkPolicy invoices-calls', 'toFQDNs:\n        - matchPattern: "*.s3.eu-central-1.amazonaws.com"\n'],
    ['CiliumNetworkPolicy sweeper-calls', 'toEntities:\n        - kube-apiserver\n'],
  ])('a network policy of Cilium says whom it means: %s', (name, says) => {
    expect(shown(app, name)).toContain(says);
  });

  test.each([
    ['payer', 9090],
    ['accounts', 9102],
  ])('Prometheus reaches the port of %s that gives metrics, and no other', (name, port) => {
    const policy = shown(app, `NetworkPolicy ${name}-callers`);
    expect(policy).toContain('kubernetes.io/metadata.name: observability');
    expect(policy).toContain(`      ports:\n        - port: ${port}\n          protocol: TCP\n  podSelector`);
  });

  test('accountants come from the network of the house', () => {
    const url = 'https://accounts.example.com/';
    expect(app).toAnswer(url, { backend: 'billing/accounts:8080', clientIP: '10.1.2.3' });
    expect(app).toAnswer(url, { status: 403, clientIP: '203.0.113.7' });
  });
});
