import { Chart } from 'cdk8s';
import type { ApplicationProps, PlatformApp, PlatformProps } from '#index.js';
import { cidr, definePlatform, ingressNginx, monitoring } from '#index.js';
import { faultsOf, namesOf, platform, shopWith, shown } from '../shown.js';

const { Application } = platform;
const ports = { http: 8080, metrics: 9090 };

function api(
  props: Partial<ApplicationProps<'ingress-nginx'>>,
  given: Partial<PlatformProps<'ingress-nginx'>> = {},
): PlatformApp {
  const own = definePlatform({ controller: ingressNginx(), ...given });
  const app = new own.PlatformApp();
  new own.Application(new Chart(app, 'shop', { namespace: 'shop' }), 'api', { image: 'shop/api:2', ports, ...props });
  return app;
}

test('Prometheus reaches the port called metrics, and no other', () => {
  const app = api({ callers: [monitoring()] });
  expect(shown(app, 'NetworkPolicy api-callers')).toContain(`  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: monitoring
          podSelector:
            matchLabels:
              app.kubernetes.io/name: prometheus
      ports:
        - port: 9090
          protocol: TCP
`);
});

test('Prometheus is where the platform has it', () => {
  const app = api({ callers: [monitoring('http')] }, { monitoring: { namespace: 'observability' } });
  const policy = shown(app, 'NetworkPolicy api-callers');
  expect(policy).toContain('kubernetes.io/metadata.name: observability\n      ports:\n        - port: 8080');
});

test('each caller reaches the ports that it names', () => {
  const app = api({
    callers: [{ namespace: 'ops', ports: ['metrics'] }, cidr('203.0.113.0/24', 'http'), cidr('10.0.0.0/8')],
  });
  expect(shown(app, 'NetworkPolicy api-callers')).toContain(`  ingress:
    - from:
        - ipBlock:
            cidr: "10.0.0.0/8"
      ports:
        - port: 8080
          protocol: TCP
        - port: 9090
          protocol: TCP
    - from:
        - ipBlock:
            cidr: "203.0.113.0/24"
      ports:
        - port: 8080
          protocol: TCP
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ops
      ports:
        - port: 9090
          protocol: TCP
`);
});

test('two applications that call each other: the second names the first as its caller too', () => {
  const app = shopWith(chart => {
    const a = new Application(chart, 'a', { image: 'a:1', port: 80 });
    new Application(chart, 'b', { image: 'b:1', ports, calls: [a], callers: [{ application: a, ports: ['http'] }] });
  });
  expect(faultsOf(app)).toEqual([]);
  expect(namesOf(app).filter(name => name.includes('Policy'))).toEqual(
    expect.arrayContaining([
      'NetworkPolicy a-dns',
      'NetworkPolicy a-to-b',
      'NetworkPolicy b-from-a',
      'NetworkPolicy a-from-b',
    ]),
  );
  expect(shown(app, 'NetworkPolicy b-from-a')).not.toContain('9090');
});

test('a caller that was said to resolve no names goes on resolving none', () => {
  const app = shopWith(chart => {
    const a = new Application(chart, 'a', { image: 'a:1', port: 80, dns: false });
    new Application(chart, 'b', { image: 'b:1', port: 80, callers: [a] });
  });
  expect(namesOf(app)).not.toContain('NetworkPolicy a-dns');
});

test.each<[string, unknown, string]>([
  [
    'a port that is not there',
    { namespace: 'ops', ports: ['htp'] },
    'callers.0.ports: there is no port htp; there is http, metrics',
  ],
  [
    'no port',
    { namespace: 'ops', ports: [] },
    'callers.0.ports: names no port; leave it away for all of them: http, metrics',
  ],
  ['a namespace without a name', { namespace: '' }, 'callers.0.namespace: "" is not the name of a namespace'],
  [
    'an address that is no block',
    cidr('203.0.113.1'),
    'callers.0: 203.0.113.1 is not a block of addresses such as 10.20.0.0/16',
  ],
])('%s is a fault of the caller', (_, caller, fault) => {
  expect(faultsOf(api({ callers: [caller as never] }))).toEqual([`[shop/api] ${fault}`]);
});

test('which of several ports gives metrics has to be said', () => {
  expect(faultsOf(api({ ports: { http: 80, admin: 81 }, callers: [monitoring()] }))).toEqual([
    "[shop/api] callers.0: which port gives metrics, is not said; name it, as in monitoring('http'), of http, admin",
  ]);
});

test('addresses that call name ports of the application, and a port in full is a fault', () => {
  const said = (port: unknown) =>
    faultsOf(api({ ports: { http: 80 }, callers: [cidr('203.0.113.0/24', port as never)] }));
  expect(said(80)).toEqual([]);
  expect(said('http')).toEqual([]);
  expect(said(81)).toEqual(['[shop/api] callers.0.ports: there is no port 81; there is http']);
  expect(said({ port: 80 })).toEqual(['[shop/api] callers.0.ports.0: an object is not a port by name or number']);
});
