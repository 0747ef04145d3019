import { clusterOf } from '#cluster/cluster.js';
import type { Request } from '#model/routing/request.js';
import type { RouteTable } from '#model/routing/table.js';
import { networkOf } from '#network/index.js';
import { parseManifest } from '#parse/manifests.js';
import type { Journey } from '#journey/journey.js';
import { tracer } from '#journey/journey.js';

const service = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80, targetPort: http }]
`;
const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: web, ports: [{ name: http, containerPort: 3000 }] }] }
`;
const deny = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: default-deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress] }
`;
const allow = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: from-controller, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: traefik } } }]
      ports: [{ port: 3000 }]
`;

const at = { file: 'route.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };
const table: RouteTable = {
  controller: 'public',
  normalisation: { steps: [], upstream: 'as-sent' },
  listeners: [
    {
      name: 'web',
      port: 80,
      tls: false,
      certificates: [],
      otherwise: [{ kind: 'respond', status: 404, because: 'no route' }],
      hosts: [
        {
          host: { kind: 'any' },
          routes: [
            {
              match: { kind: 'path', path: { kind: 'prefix', path: '/cart', by: 'element' } },
              matches: '/cart',
              rank: 0,
              hosts: ['*'],
              steps: [
                {
                  kind: 'forward',
                  backends: [{ backend: { namespace: 'shop', service: 'web', port: 80 }, weight: 1 }],
                },
              ],
              policies: {},
              at,
              subject: { apiVersion: 'v1', kind: 'Route', name: 'web' },
            },
          ],
        },
      ],
    },
  ],
};

function travel(path: string, ...manifests: string[]): Journey {
  return travelThrough('conformant', path, ...manifests);
}

function travelThrough(cni: string, path: string, ...manifests: string[]): Journey {
  const { resources } = parseManifest('shop.yaml', manifests.join('---'));
  const cluster = clusterOf(resources, true);
  const controllers = [{ name: 'public', namespace: 'traefik', podLabels: { app: 'traefik' }, assumed: true }];
  const network = networkOf(cluster, { cni, controllers });
  const request: Request = { scheme: 'http', method: 'GET', host: 'a.test', path, headers: {} };
  return tracer({ controller: 'public', table, cluster, network })(request);
}

function lines({ outcome }: Journey): readonly string[] {
  return outcome.trace.map(({ says, at: place }) => (place?.file === 'shop.yaml' ? `${place.line}: ${says}` : says));
}

test('a request arrives at the port of the pods', () => {
  const journey = travel('/cart', service, deployment);
  expect(journey.pods).toEqual({ port: 3000, workloads: ['shop/Deployment/web'], network: 'allowed' });
  expect(lines(journey)).toEqual(
    expect.arrayContaining([
      '7: Service shop/web leads port 80 to port http of its pods',
      '16: Deployment web listens on 3000 (container main)',
      'the network policies let public through to Deployment web on 3000',
    ]),
  );
});

test('a default deny stops it, and the policy is named', () => {
  const journey = travel('/cart', service, deployment, deny);
  expect(journey.pods?.network).toBe('denied');
  expect(lines(journey).join('\n')).toContain('default-deny');
});

test('a policy for the controller lets it through, and is named', () => {
  const journey = travel('/cart', service, deployment, deny, allow);
  expect(journey.pods?.network).toBe('allowed');
  expect(lines(journey).join('\n')).toContain('from-controller');
});

test('a rule of Cilium about HTTP is asked with the path that the controller sends', () => {
  const http = `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: cart-only, namespace: shop }
spec:
  endpointSelector: { matchLabels: { app: web } }
  ingress:
    - fromEntities: [all]
      toPorts: [{ ports: [{ port: "3000", protocol: TCP }], rules: { http: [{ method: GET, path: /cart }] } }]
`;
  expect(travelThrough('cilium', '/cart', service, deployment, http).pods?.network).toBe('allowed');
  expect(travelThrough('cilium', '/cart/7', service, deployment, http).pods?.network).toBe('denied');
});

test('a port that no container names is said', () => {
  const journey = travel('/cart', service.replace('targetPort: http', 'targetPort: web'), deployment);
  expect(journey.pods).toEqual({ port: 'web', workloads: ['shop/Deployment/web'], network: 'unknown' });
  expect(lines(journey).join('\n')).toContain('no container of Deployment web names a port web');
});

test('a number that no container declares is followed all the same', () => {
  const journey = travel('/cart', service.replace('targetPort: http', 'targetPort: 8080'), deployment);
  expect(journey.pods).toMatchObject({ port: 8080, network: 'allowed' });
  expect(lines(journey).join('\n')).toContain('it works if something listens there');
});

test.each([
  ['a Service that is not there', [deployment], 'Service shop/web is not among the manifests'],
  [
    'a Service without the port',
    [service.replace('port: 80,', 'port: 81,'), deployment],
    'Service shop/web has no port 80',
  ],
  [
    'a Service that selects nothing',
    [service.replace('app: web', 'app: shop'), deployment],
    'no workload has the labels that the Service selects',
  ],
])('%s ends the way with a line', (_, manifests, line) => {
  const journey = travel('/cart', ...manifests);
  expect(journey.pods).toBeUndefined();
  expect(lines(journey).at(-1)).toContain(line);
});

test('what the controller answers itself goes no further', () => {
  expect(travel('/', service, deployment)).toMatchObject({ outcome: { outcome: 'respond', status: 404 } });
});
