import { dump } from 'js-yaml';
import { nginx } from '#dialects/nginx/index.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { objectOf, textOf } from '#model/json.js';
import type { IntentRoute } from '#model/routing/intent.js';

const settings: ControllerSettings = { name: 'nginx', kind: 'ingress-nginx', assumeEndpoints: true, noEndpoints: [] };

function route(more: Partial<IntentRoute>): IntentRoute {
  return {
    name: 'web',
    namespace: 'shop',
    hosts: ['shop.example.com'],
    paths: [{ kind: 'prefix', path: '/' }],
    backends: [{ backend: { namespace: 'shop', service: 'web', port: 80 }, weight: 1 }],
    policies: {},
    labels: {},
    at: { file: 'shop/web', line: 0, column: 0, endLine: 0, endColumn: 0 },
    ...more,
  };
}

function reasons(...routes: readonly IntentRoute[]): readonly string[] {
  return nginx.write({ routes }, settings).refusals.map(({ kind, because }) => `${kind}: ${because}`);
}

const to = (service: string, weight: number) => ({ backend: { namespace: 'shop', service, port: 80 }, weight });

test('a host over TLS with a redirect is one Ingress', () => {
  const tls = { secret: 'web-tls', issuer: { kind: 'ClusterIssuer', name: 'letsencrypt' } } as const;
  const { manifests } = nginx.write(
    { routes: [route({ tls, policies: { httpsRedirect: { enabled: true } } })] },
    settings,
  );
  expect(manifests.map(one => dump(one)).join('---\n')).toBe(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
  annotations:
    cert-manager.io/cluster-issuer: letsencrypt
    nginx.ingress.kubernetes.io/force-ssl-redirect: 'true'
    nginx.ingress.kubernetes.io/preserve-trailing-slash: 'true'
spec:
  ingressClassName: nginx
  tls:
    - hosts:
        - shop.example.com
      secretName: web-tls
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
`);
});

test('rewriting on a host writes every path of it as a regular expression, longest first to nginx', () => {
  const api = route({
    name: 'api',
    paths: [{ kind: 'prefix', path: '/api' }],
    policies: { pathRewrite: { kind: 'strip-prefix' } },
  });
  const exact = route({ name: 'exact', paths: [{ kind: 'exact', path: '/api' }] });
  const { manifests } = nginx.write({ routes: [route({}), api, exact] }, settings);
  const paths = [...JSON.stringify(manifests).matchAll(/"path":"([^"]*)"/g)].map(([, path]) => path);
  expect(paths).toEqual(['/(?-i)api(/|$)(.*)', '/(?-i)api$(?#exact path)', '/']);
});

test('two Services share a path by a canary', () => {
  const { manifests } = nginx.write({ routes: [route({ backends: [to('web', 9), to('next', 1)] })] }, settings);
  expect(manifests[1]).toMatchObject({
    metadata: {
      name: 'web-canary',
      annotations: { 'nginx.ingress.kubernetes.io/canary': 'true', 'nginx.ingress.kubernetes.io/canary-weight': '10' },
    },
  });
});

test('three Services cannot share a path', () => {
  expect(reasons(route({ backends: [to('a', 1), to('b', 1), to('c', 1)] }))).toEqual([
    'unsupported-backends: ingress-nginx shares the requests of a path between two Services, not 3; take one away',
  ]);
});

test('a Service that is shared in one route cannot serve another', () => {
  const shared = route({ name: 'shared', hosts: ['other.example.com'], backends: [to('web', 9), to('next', 1)] });
  expect(reasons(route({}), shared)).toEqual([
    'unsupported-backends: ingress-nginx splits the requests of a Service, not of a route: shop/web:80 is in another route too',
  ]);
});

test('two routes with one path are refused', () => {
  expect(reasons(route({}), route({ name: 'other' }))).toEqual([
    'conflicting-routes: route shop/other has the path shop.example.com prefix / too; take it away from one of them',
  ]);
});

test('a status that the controller does not send is refused', () => {
  expect(reasons(route({ policies: { httpsRedirect: { enabled: true, status: 301 } } }))).toEqual([
    'unsupported-policy: ingress-nginx has one status for every redirect to https: http-redirect-code in its ConfigMap, which says 308; leave out the status 301',
  ]);
});

test('a host inherits what a wildcard above it holds, since nginx would not look there', () => {
  const wild = route({ name: 'wild', hosts: ['*.example.com'], paths: [{ kind: 'prefix', path: '/docs' }] });
  const own = route({ paths: [{ kind: 'prefix', path: '/cart' }] });
  const names = nginx.write({ routes: [own, wild] }, settings).manifests.map(one => one['metadata']);
  expect(names).toMatchObject([{ name: 'web' }, { name: 'wild' }, { name: 'wild-inherited' }]);
});

function pathsOf(...routes: readonly IntentRoute[]): readonly (readonly [string, string])[] {
  const { manifests } = nginx.write({ routes }, settings);
  return manifests.flatMap(one =>
    [...JSON.stringify(one).matchAll(/"path":"([^"]*)"/g)].map(
      ([, path = '']) => [textOf(objectOf(one['metadata'])['name']) ?? '', path] as const,
    ),
  );
}

test('a regular expression beside the root is tried before it as it stands', () => {
  const regex = route({ name: 'regex', paths: [{ kind: 'regex', pattern: '/v[0-9]+/.*' }] });
  expect(pathsOf(route({}), regex)).toEqual([
    ['regex', '/{0}(?-i)(?:/v[0-9]+/.*)$'],
    ['web', '/'],
  ]);
});

test('a path that nginx would try too late says that it is tried earlier', () => {
  const regex = route({ name: 'regex', paths: [{ kind: 'regex', pattern: '/[a-z]+/[a-z]+/[a-z]+' }] });
  const exact = route({ name: 'exact', paths: [{ kind: 'exact', path: '/a/b/c' }] });
  const prefix = route({ name: 'prefix', paths: [{ kind: 'prefix', path: '/a' }] });
  const other = route({ name: 'zoo', paths: [{ kind: 'prefix', path: '/zoo' }], hosts: ['zoo.example.com'] });
  expect(pathsOf(exact, prefix, regex, other)).toEqual([
    ['exact', '/(?-i)a/b/c$(?#exact path)(?#tried earlier)'],
    ['prefix', '/(?-i)a(/|$)(.*)(?#tried earlier---)'],
    ['regex', '/{0}(?-i)(?:/[a-z]+/[a-z]+/[a-z]+)$'],
    ['zoo', '/zoo'],
  ]);
});

test('a root, a redirect from www and ciphers stand for their host, beside routes that do not ask for them', () => {
  const policies = {
    appRoot: { path: '/app' },
    wwwRedirect: { enabled: true },
    tlsOptions: { ciphers: ['ECDHE-RSA-AES128-GCM-SHA256'] },
  };
  const api = route({ name: 'api', paths: [{ kind: 'prefix', path: '/api' }] });
  expect(reasons(route({ policies }), api)).toEqual([]);
});

test('two roots of one host are refused, and so is that of a wildcard on a host below it', () => {
  const app = route({ policies: { appRoot: { path: '/app' } } });
  const other = route({ name: 'b', paths: [{ kind: 'prefix', path: '/b' }], policies: { appRoot: { path: '/b' } } });
  const below = route({ name: 'c', hosts: ['shop.example.com'], paths: [{ kind: 'prefix', path: '/c' }] });
  expect(reasons(app, other)).toEqual([
    'conflicting-routes: nginx.ingress.kubernetes.io/app-root stands for the host shop.example.com, and route shop/b wants it otherwise; ask for the same in both',
  ]);
  expect(reasons({ ...app, hosts: ['*.example.com'], name: 'a' }, below)).toHaveLength(1);
});

test('a root of a host is refused beside a path that the host inherits', () => {
  const wild = route({ name: 'wild', hosts: ['*.example.com'], paths: [{ kind: 'prefix', path: '/docs' }] });
  const app = route({ paths: [{ kind: 'prefix', path: '/a' }], policies: { appRoot: { path: '/a' } } });
  expect(reasons(app, wild)).toEqual([
    'conflicting-routes: nginx.ingress.kubernetes.io/app-root stands for the host shop.example.com, and route shop/web wants it otherwise; ask for the same in both',
  ]);
});

test('a further name of a host is refused where a wildcard of another route takes its requests', () => {
  const named = route({ policies: { serverAliases: { hosts: ['old.example.com'] } } });
  const wild = route({ name: 'wild', hosts: ['*.example.com'] });
  expect(reasons(named, { ...wild, hosts: ['*.example.net'] })).toEqual([]);
  const [reason] = reasons({ ...named, hosts: ['shop.example.net'] }, wild);
  expect(reason).toContain('old.example.com is a further name of a host, and nginx looks for none of its requests');
});

test('each route is looked at for its own hosts, not for those of all others', () => {
  const looks = (count: number): number => {
    let looked = 0;
    const routes = Array.from({ length: count }, (_, at) => {
      const own = route({ name: `web-${at}`, backends: [to(`web-${at}`, 1)] });
      return Object.defineProperty({ ...own }, 'hosts', { get: () => ((looked += 1), [`web-${at}.example.com`]) });
    });
    expect(nginx.write({ routes }, settings).refusals).toEqual([]);
    return looked;
  };
  expect(looks(40)).toBe(4 * looks(10));
});

test('what is written for a controller with another prefix, it reads', () => {
  const own = { ...settings, flags: { 'annotations-prefix': 'ingress.example.com' } };
  const { manifests } = nginx.write(
    { routes: [route({ policies: { upstreamHost: { host: 'web', endpoint: false } } })] },
    own,
  );
  const [annotations] = manifests.map(one => objectOf(objectOf(one['metadata'])['annotations']));
  expect(annotations).toEqual({ 'ingress.example.com/upstream-vhost': 'web' });
});
