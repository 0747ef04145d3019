import { Chart } from 'cdk8s';
import type { ApplicationProps, CniName } from '#index.js';
import {
  calico,
  cidr,
  cilium,
  definePlatform,
  external,
  ingressNginx,
  itself,
  kubernetesApi,
  service,
} from '#index.js';
import type { PlatformApp, PlatformProps } from '#index.js';
import { faultsOf, namesOf, platform, shopWith, shown } from '../shown.js';

type Given = Partial<PlatformProps<'ingress-nginx', 'cilium'>>;

/** The application api of namespace shop, on a platform with some network. */
function api(props: Partial<ApplicationProps<'ingress-nginx', 'cilium'>>, given: Given | object = {}): PlatformApp {
  const all = { controller: ingressNginx(), ...given } as PlatformProps<'ingress-nginx', 'cilium'>;
  const { Application, PlatformApp: App } = definePlatform(all);
  const app = new App();
  new Application(new Chart(app, 'shop', { namespace: 'shop' }), 'api', { image: 'shop/api:2', port: 8080, ...props });
  return app;
}

/** What stands in a network policy from its rules on. */
function rules(app: PlatformApp, policy: string): string {
  return shown(app, policy).replace(/^[^]*\nspec:\n/, '');
}

test('addresses outside are called on their port, less those that are left out', () => {
  const app = api({ calls: [cidr('10.20.0.0/16', 5432, { except: ['10.20.9.0/24'] })] });
  expect(rules(app, 'NetworkPolicy api-calls')).toBe(`  egress:
    - ports:
        - port: 5432
          protocol: TCP
      to:
        - ipBlock:
            cidr: "10.20.0.0/16"
            except:
              - "10.20.9.0/24"
  podSelector:
    matchLabels:
      app.kubernetes.io/managed-by: gatewright
      app.kubernetes.io/name: api
  policyTypes:
    - Egress
`);
  expect(faultsOf(app)).toEqual([]);
});

test('a Service of others is called at the ports of its pods, and tells its address', () => {
  const postgres = service({
    namespace: 'data',
    name: 'postgres',
    labels: { app: 'postgres' },
    ports: { port: 5432, service: 6432 },
  });
  expect(postgres.address).toBe('postgres.data:6432');
  expect(rules(api({ calls: [postgres] }), 'NetworkPolicy api-calls')).toContain(`    - ports:
        - port: 5432
          protocol: TCP
      to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: data
          podSelector:
            matchLabels:
              app: postgres
`);
});

test('the pods of an application call each other, both ends open', () => {
  const app = api({
    ports: { http: 8080, gossip: { port: 7946, protocol: 'UDP' } },
    port: undefined as never,
    calls: [itself('gossip')],
  });
  const own =
    'podSelector:\n            matchLabels:\n              app.kubernetes.io/managed-by: gatewright\n              app.kubernetes.io/name: api';
  expect(rules(app, 'NetworkPolicy api-calls')).toContain(
    `port: 7946\n          protocol: UDP\n      to:\n        - ${own}`,
  );
  expect(rules(app, 'NetworkPolicy api-from-api')).toContain(own);
  expect(rules(app, 'NetworkPolicy api-from-api')).not.toContain('8080');
});

test('Cilium lets out to a host by its name, and learns its addresses from the answers of the DNS', () => {
  const app = api(
    { calls: [external('api.stripe.com', 443), external('*.example.net', [80, 443])] },
    { cni: cilium() },
  );
  expect(faultsOf(app)).toEqual([]);
  expect(namesOf(app).filter(name => name.includes('Policy'))).toEqual([
    'CiliumNetworkPolicy api-calls',
    'NetworkPolicy api-isolation',
  ]);
  expect(rules(app, 'CiliumNetworkPolicy api-calls')).toBe(`  egress:
    - toEndpoints:
        - matchLabels:
            k8s-app: kube-dns
            k8s:io.kubernetes.pod.namespace: kube-system
      toPorts:
        - ports:
            - port: "53"
              protocol: TCP
            - port: "53"
              protocol: UDP
          rules:
            dns:
              - matchPattern: "*"
    - toFQDNs:
        - matchName: api.stripe.com
      toPorts:
        - ports:
            - port: "443"
              protocol: TCP
    - toFQDNs:
        - matchPattern: "*.example.net"
      toPorts:
        - ports:
            - port: "443"
              protocol: TCP
            - port: "80"
              protocol: TCP
  endpointSelector:
    matchLabels:
      app.kubernetes.io/managed-by: gatewright
      app.kubernetes.io/name: api
`);
});

test('Calico Enterprise lets out to a host by its name beside the network policies', () => {
  const app = api({ calls: [external('api.stripe.com', 443)] }, { cni: calico({ edition: 'enterprise' }) });
  expect(faultsOf(app)).toEqual([]);
  expect(namesOf(app)).toContain('NetworkPolicy api-dns');
  expect(rules(app, 'NetworkPolicy api-calls')).toBe(`  egress:
    - action: Allow
      destination:
        domains:
          - api.stripe.com
        ports:
          - 443
      protocol: TCP
  selector: "app.kubernetes.io/managed-by == 'gatewright' && app.kubernetes.io/name == 'api'"
  types:
    - Egress
`);
});

test.each<[CniName, object]>([
  ['calico', { cni: calico() }],
  ['another', {}],
])('a name under %s is a fault with the way out, where the types were passed by', (_, given) => {
  expect(faultsOf(api({ calls: [external('api.stripe.com', 443)] }, given))).toEqual([
    "[shop/api] calls.0: network policies know addresses only; a name takes cni: cilium() or calico({ edition: 'enterprise' }), or give the addresses by cidr()",
  ]);
});

test('Cilium knows the API server by itself', () => {
  expect(rules(api({ calls: [kubernetesApi()] }, { cni: cilium() }), 'CiliumNetworkPolicy api-calls')).toContain(
    `    - toEntities:
        - kube-apiserver
      toPorts:
        - ports:
            - port: "443"
              protocol: TCP
            - port: "6443"
              protocol: TCP
`,
  );
});

test('elsewhere the API server is where the platform says', () => {
  const app = api({ calls: [kubernetesApi()] }, { kubernetesApi: { cidr: '10.0.0.1/32', port: 6443 } });
  expect(rules(app, 'NetworkPolicy api-calls')).toContain(
    '    - ports:\n        - port: 6443\n          protocol: TCP\n      to:\n        - ipBlock:\n            cidr: "10.0.0.1/32"\n',
  );
});

test('where nobody said where the API server is, calling it is a fault', () => {
  expect(faultsOf(api({ calls: [kubernetesApi()] }))).toEqual([
    '[shop/api] calls.0: where the API server is, is not known; give kubernetesApi: { cidr, port } in definePlatform, the addresses that `kubectl get endpointslices kubernetes` shows',
  ]);
});

test.each<[string, unknown, string]>([
  [
    'a block without a prefix',
    cidr('10.0.0.1', 80),
    'calls.0: 10.0.0.1 is not a block of addresses such as 10.20.0.0/16',
  ],
  [
    'addresses without a port',
    cidr('10.0.0.0/8'),
    'calls.0.ports: nothing is given; name it, as in cidr("10.20.0.0/16", 5432)',
  ],
  [
    'what is left out lies elsewhere',
    cidr('10.0.0.0/8', 80, { except: ['11.0.0.0/16'] }),
    'calls.0.except: 11.0.0.0/16 lies in none of 10.0.0.0/8; leave it away',
  ],
  ['a port that is none', cidr('10.0.0.0/8', 0), 'calls.0.ports: 0 is not a port, ports are 1 to 65535'],
  [
    'pods of a namespace without a name',
    { namespace: '', ports: [80] },
    'calls.0.namespace: "" is not the name of a namespace',
  ],
  [
    'pods and no port',
    { namespace: 'data', ports: [] },
    'calls.0.ports: names no port; give those on which the far end listens, as in 5432 or [80, 443]',
  ],
  [
    'a Service and no port',
    service({ namespace: 'data', name: 'db', labels: { app: 'db' } } as never),
    'calls.0.ports: names no port; give those on which the far end listens, as in 5432 or [80, 443]',
  ],
  [
    'a Service of which the labels are called otherwise',
    service({ namespace: 'data', name: 'db', selector: { app: 'db' }, ports: 80 } as never),
    'calls.0.labels: nothing is given; name it, as in service({ namespace, name, labels, ports })',
  ],
  [
    'a Service without labels',
    service({ namespace: 'data', name: 'db', labels: {}, ports: 80 }),
    'calls.0.labels: names none; network policies see the pods behind a Service, give their labels',
  ],
  ['a port of its own that is not there', itself('gossip'), 'calls.0: there is no port gossip; there is main'],
  [
    'a Service that is no object',
    service(5 as never),
    'calls.0: 5 is not an Application, { application, port }, { namespace, ports }, service(), external(), cidr() or kubernetesApi()',
  ],
  [
    'what is left out is said amiss',
    cidr('10.0.0.0/8', 80, null as never),
    'calls.0: null is not an Application, { application, port }, { namespace, ports }, service(), external(), cidr() or kubernetesApi()',
  ],
  ['a host that is none', external(5 as never, 443), 'calls.0.name: 5 is not a text'],

  [
    'a Service whose name cannot be',
    service({ namespace: 'data', name: 'a.b', labels: { app: 'db' }, ports: 80 }),
    'calls.0.name: a.b is not the name of a Service',
  ],
  [
    'a host with a path',
    external('api.example.com/v1', 443),
    'calls.0: api.example.com/v1 is not the name of a host; a-z, 0-9, dashes and dots, perhaps with *. in front',
  ],
  ['no addresses', cidr([], 80), 'calls.0: names no block of addresses; give one such as 10.20.0.0/16'],
])('%s is a fault', (_, callee, fault) => {
  expect(faultsOf(api({ calls: [callee as never] }))[0]).toBe(`[shop/api] ${fault}`);
});

test('a call of some ports of an application has to name ports that it has', () => {
  const app = shopWith(chart => {
    const db = new platform.Application(chart, 'db', { image: 'db:1', ports: { sql: 5432, admin: 9000 } });
    const job = new platform.Application(chart, 'job', { image: 'job:1' });
    const calls = [
      { application: job, port: 'sql' },
      { application: db, port: [] },
      { application: db, port: ['sql', 'metrics'] },
    ];
    new platform.Application(chart, 'web', { image: 'web:1', calls });
    new platform.Application(chart, 'alone', { image: 'web:1', calls: [itself()], callers: [db] });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/web] calls.0: job has no port to call; give it one',
    '[shop/web] calls.1.port: names no port; db has sql, admin',
    '[shop/web] calls.2.port: db has no port metrics; it has sql, admin',
    '[shop/alone] calls.0: there is no port to call; give `port` or `ports`',
    '[shop/alone] callers: there is no port to call; give `port` or `ports`',
  ]);
});

test('the address of a Service of others is its name with its first port', () => {
  const of = { namespace: 'data', name: 'db', labels: { app: 'db' } };
  expect([
    service({ ...of, ports: [{ port: 8080, service: 80 }, 9000] }).address,
    service({ ...of, ports: { port: 8080 } }).address,
    service({ ...of, ports: 5432 }).address,
    service({ ...of, ports: [] }).address,
  ]).toEqual(['db.data:80', 'db.data:8080', 'db.data:5432', 'db.data']);
});
