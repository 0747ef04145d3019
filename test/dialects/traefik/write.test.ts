import { dump } from 'js-yaml';
import { traefik } from '#dialects/traefik/index.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { objectOf } from '#model/json.js';
import type { IntentRoute } from '#model/routing/intent.js';
import { answerTo, readingOf, settings } from './reading.js';

function route(more: Partial<IntentRoute>): IntentRoute {
  return {
    name: 'web',
    namespace: 'shop',
    hosts: ['shop.example.com'],
    paths: [{ kind: 'prefix', path: '/' }],
    backends: [to('web', 1)],
    policies: {},
    labels: {},
    at: { file: 'shop/web', line: 0, column: 0, endLine: 0, endColumn: 0 },
    ...more,
  };
}

function to(service: string, weight: number, namespace = 'shop'): IntentRoute['backends'][number] {
  return { backend: { namespace, service, port: 80 }, weight };
}

function written(...routes: readonly IntentRoute[]): string {
  return traefik
    .write({ routes }, settings)
    .manifests.map(one => dump(one, { lineWidth: -1 }))
    .join('---\n');
}

function reasons(routes: readonly IntentRoute[], more: Partial<ControllerSettings> = {}): readonly string[] {
  return traefik.write({ routes }, { ...settings, ...more }).refusals.map(({ kind, because }) => `${kind}: ${because}`);
}

test('a prefix is one rule by whole path elements', () => {
  expect(written(route({ paths: [{ kind: 'prefix', path: '/cart' }] }))).toBe(`apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata:
  name: web
  namespace: shop
spec:
  entryPoints:
    - web
  routes:
    - kind: Rule
      match: Host(\`shop.example.com\`) && (Path(\`/cart\`) || PathPrefix(\`/cart/\`))
      priority: 47
      services:
        - name: web
          port: 80
          scheme: http
`);
});

test('a host over TLS with a redirect is a route for each scheme, a redirect and a certificate', () => {
  const tls = { secret: 'web-tls', issuer: { kind: 'ClusterIssuer', name: 'letsencrypt' } } as const;
  expect(written(route({ tls, policies: { httpsRedirect: { enabled: true } } }))).toBe(`apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: web-tls
  namespace: shop
spec:
  secretName: web-tls
  dnsNames:
    - shop.example.com
  issuerRef:
    group: cert-manager.io
    kind: ClusterIssuer
    name: letsencrypt
---
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata:
  name: web-https-1ds3zfu
  namespace: shop
spec:
  redirectScheme:
    scheme: https
    permanent: true
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata:
  name: web
  namespace: shop
spec:
  entryPoints:
    - websecure
  routes:
    - kind: Rule
      match: Host(\`shop.example.com\`) && PathPrefix(\`/\`)
      priority: 36
      services:
        - name: web
          port: 80
          scheme: http
  tls:
    secretName: web-tls
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata:
  name: web-http-0hwwq17
  namespace: shop
spec:
  entryPoints:
    - web
  routes:
    - kind: Rule
      match: Host(\`shop.example.com\`) && PathPrefix(\`/\`)
      priority: 36
      middlewares:
        - name: web-https-1ds3zfu
      services:
        - name: web
          port: 80
          scheme: http
`);
});

test('limit and rewriting are Middlewares, the limit first', () => {
  const policies = {
    rateLimit: { rps: 0.5, burst: 3 },
    pathRewrite: { kind: 'replace-prefix', prefix: '/v2' },
  } as const;
  expect(written(route({ paths: [{ kind: 'prefix', path: '/api' }], policies })))
    .toContain(`apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata:
  name: web-limit-021c04o
  namespace: shop
spec:
  rateLimit:
    average: 1
    period: 2s
    burst: 3
---
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata:
  name: web-path-1to8dnd
  namespace: shop
spec:
  replacePathRegex:
    regex: ^/api(/.*)?$
    replacement: /v2\${1}
---
`);
});

test('an exact path and an exact host come first whatever the length of their rules', () => {
  const routes = [
    route({
      hosts: ['a.example.com'],
      paths: [
        { kind: 'prefix', path: '/' },
        { kind: 'exact', path: '/a' },
      ],
    }),
    route({ name: 'wild', hosts: ['*.example.com'], paths: [{ kind: 'prefix', path: '/a/very/long/path/indeed' }] }),
    route({ name: 'regex', hosts: ['a.example.com'], paths: [{ kind: 'regex', pattern: '/a/[a-z]+/[a-z]+/[a-z]+' }] }),
  ];
  const rules = [...written(...routes).matchAll(/match: (.*)\n +priority: (\d+)/g)].map(([, match, priority]) => ({
    match,
    priority: Number(priority),
  }));
  expect(rules.sort((one, other) => other.priority - one.priority).map(({ match }) => match)).toEqual([
    'Host(`a.example.com`) && PathRegexp(`^(?:/a/[a-z]+/[a-z]+/[a-z]+)$`)',
    'Host(`a.example.com`) && Path(`/a`)',
    'Host(`a.example.com`) && PathPrefix(`/`)',
    'Host(`*.example.com`) && (Path(`/a/very/long/path/indeed`) || PathPrefix(`/a/very/long/path/indeed/`))',
  ]);
});

test('several Services share the requests of a route by their weights', () => {
  expect(written(route({ backends: [to('web', 9), to('next', 1), to('old', 0)] }))).toContain(`services:
        - name: web
          port: 80
          scheme: http
          weight: 9
        - name: next
          port: 80
          scheme: http
          weight: 1
`);
});

test('what Traefik cannot say is refused with the way out', () => {
  const tls = { secret: 'web-tls', issuer: { kind: 'Issuer', name: 'ca' } } as const;
  const bad: readonly Partial<IntentRoute>[] = [
    { policies: { httpsRedirect: { enabled: true, status: 303 } } },
    { policies: { rateLimit: { rps: 0 } } },
    { policies: { pathRewrite: { kind: 'strip-prefix' } }, paths: [{ kind: 'regex', pattern: '/a.*' }] },
    { paths: [{ kind: 'prefix', path: '/a//b' }] },
    { paths: [{ kind: 'regex', pattern: '(?=a)' }] },
    { hosts: ['shöp.example.com'] },
    { hosts: [], tls },
    { backends: [to('web', 0.5)] },
    { backends: [to('web', 0)] },
    { backends: [to('web', 1, 'other')] },
  ];
  for (const more of bad) {
    const [reason, ...others] = reasons([route(more)]);
    expect(others).toEqual([]);
    expect(reason).toMatch(/^(unsupported-(policy|path|host|backends)): .+/);
  }
});

test('a route that stands twice is refused once', () => {
  expect(reasons([route({}), route({ name: 'other' })])).toEqual([
    'conflicting-routes: route shop/other has the path shop.example.com prefix / too; take it away from one of them',
  ]);
});

test('without an entry point for https there is no TLS', () => {
  expect(
    reasons([route({ tls: { secret: 'web-tls' } })], { static: { entryPoints: { web: { address: ':80' } } } }),
  ).toEqual(['unsupported-policy: Traefik has no entry point for https; give it one on port 443, or with http.tls']);
});

test('a route without the labels that Traefik wants is refused', () => {
  const more = { static: { providers: { kubernetesCRD: { labelSelector: 'team=shop' } } } };
  expect(reasons([route({ labels: { team: 'shop' } })], more)).toEqual([]);
  expect(reasons([route({})], more)).toEqual([
    'unsupported-policy: Traefik reads resources of certain labels alone (labelSelector); give them to the route',
  ]);
});

const inner = { 'kubernetes.io/ingress.class': 'inner' };

test.each([
  ['the class that its provider is held to', { static: { providers: { kubernetesCRD: { ingressClass: 'inner' } } } }],
  ['the class that is named for it', { ingressClasses: ['inner'] }],
])('IngressRoutes carry %s, and are served', (_, more) => {
  const limited = route({ policies: { rateLimit: { rps: 5 } } });
  const { manifests } = traefik.write({ routes: [limited] }, { ...settings, ...more });
  expect(manifests).toMatchObject([{ kind: 'Middleware' }, { kind: 'IngressRoute', metadata: { annotations: inner } }]);
  const held = { static: { providers: { kubernetesCRD: { ingressClass: 'inner' } } } };
  expect(answerTo('http://shop.example.com/', readingOf(manifests, more))).toBe('web');
  expect(answerTo('http://shop.example.com/', readingOf(manifests, held))).toBe('web');
});

test.each([['https'], ['https-alt'], [443], ['h2c'], ['http']])(
  'http is spoken to the port %s where nothing else is asked for',
  port => {
    const backends = [{ backend: { namespace: 'shop', service: 'web', port }, weight: 1 }];
    expect(written(route({ backends }))).toContain('scheme: http\n');
    const policies = { backendProtocol: { protocol: 'grpc' } } as const;
    expect(written(route({ backends, policies }))).toContain('scheme: h2c\n');
  },
);

test('requests are mirrored and errors answered by http too', () => {
  const policies = {
    mirror: { to: { kind: 'backend', backend: { namespace: 'shop', service: 'copy', port: 443 } } },
    customErrors: { statuses: ['500'], backend: { namespace: 'shop', service: 'pages', port: 'https' } },
  } as const;
  expect(written(route({ policies })).match(/scheme: http$/gm)).toHaveLength(3);
});

test('a host with a certificate answers https for the paths of routes without one too', () => {
  const orders = route({
    name: 'orders',
    paths: [{ kind: 'prefix', path: '/orders' }],
    hosts: ['shop.example.com', 'b.test'],
  });
  const { manifests, refusals } = traefik.write({ routes: [route({ tls: { secret: 'web-tls' } }), orders] }, settings);
  expect(refusals).toEqual([]);
  const reading = readingOf(manifests);
  expect(answerTo('https://shop.example.com/orders', reading)).toBe('web');
  const names = manifests.map(one => objectOf(one['metadata'])['name']);
  expect(names).toEqual(['orders-https-0tym5kt', 'orders', 'web', 'web-http-0hwwq17']);
  expect(manifests[0]).toMatchObject({ spec: { entryPoints: ['websecure'], tls: {} } });
  expect(JSON.stringify(manifests[0])).not.toContain('b.test');
});

test('a path that names a group of no expression is refused', () => {
  expect(reasons([route({ policies: { pathRewrite: { kind: 'replace-path', path: '/$2' } } })])).toEqual([
    'unsupported-policy: the path cannot be rewritten: /$2 names the group $2 of a regular expression, and none is matched: write the text without it, or rewrite by an expression',
  ]);
});

test('a long name stays within what a name may have', () => {
  const name = 'a'.repeat(253);
  const { manifests } = traefik.write({ routes: [route({ name, policies: { rateLimit: { rps: 5 } } })] }, settings);
  const lengths = manifests.map(({ metadata }) => (metadata as { name: string }).name.length);
  expect(Math.max(...lengths)).toBe(253);
});

test('a root of an application and another route for the exact root of the host are refused', () => {
  const app = route({ policies: { appRoot: { path: '/app' } } });
  expect(reasons([route({ name: 'exact', paths: [{ kind: 'exact', path: '/' }] }), app])).toEqual([
    'conflicting-routes: route shop/exact has the path shop.example.com exact / too; take it away from one of them',
  ]);
});

test('a root of an application behind an expression of another route that takes the root is refused', () => {
  const app = route({ policies: { appRoot: { path: '/app' } } });
  const any = route({ name: 'any', paths: [{ kind: 'regex', pattern: '/.*' }] });
  const refusal =
    'conflicting-routes: the expression /.* of route shop/any takes the root of the host before it: leave the root out of the expression';
  expect(reasons([any, app])).toEqual([refusal]);
  expect(reasons([app, any])).toEqual([refusal]);
  expect(reasons([route({ ...any, hosts: ['other.example.com'] }), app])).toEqual([]);
  expect(reasons([route({ ...any, paths: [{ kind: 'regex', pattern: '/.+' }] }), app])).toEqual([]);
  expect(reasons([any, route({ ...app, paths: [...app.paths, { kind: 'exact', path: '/' }] })])).toEqual([]);
});

test('the prefix that is told to a backend is told after the one that is taken away', () => {
  const policies = { pathRewrite: { kind: 'strip-prefix' }, forwardedPrefix: { prefix: '/api' } } as const;
  const { manifests } = traefik.write(
    { routes: [route({ paths: [{ kind: 'prefix', path: '/a' }], policies })] },
    settings,
  );
  expect(manifests.map(one => Object.keys(objectOf(one['spec']))[0])).toEqual([
    'stripPrefix',
    'headers',
    'entryPoints',
  ]);
});

test('the root of a host leads to that of the application before all else is redirected', () => {
  const policies = { redirect: { to: { kind: 'url', url: 'https://new.test/' } }, appRoot: { path: '/app' } } as const;
  const { manifests } = traefik.write({ routes: [route({ policies })] }, settings);
  expect(answerTo('http://shop.example.com/', readingOf(manifests))).toBe('302 http://shop.example.com/app');
});

test('a redirect to a path that the route takes by an expression is refused: it would lead to the route itself', () => {
  const policies = { redirect: { to: { kind: 'path', path: '/new' } } } as const;
  expect(reasons([route({ paths: [{ kind: 'regex', pattern: '/[a-z]+' }], policies })])).toEqual([
    'unsupported-policy: a redirect to /new leads to the route itself: name a path that it does not take',
  ]);
  expect(reasons([route({ paths: [{ kind: 'regex', pattern: '/[a-z]' }], policies })])).toEqual([]);
});

test('one Secret holds users for one kind of password', () => {
  const by = (scheme: 'basic' | 'digest', name: string) =>
    route({
      name,
      paths: [{ kind: 'prefix', path: `/${name}` }],
      policies: { passwordAuthentication: { scheme, secret: { name: 'users' } } },
    });
  expect(reasons([by('basic', 'a'), by('basic', 'b')])).toEqual([]);
  expect(reasons([by('basic', 'a'), by('digest', 'b')])).toEqual([
    'conflicting-routes: the Secret shop/users holds the users of basic authentication for route shop/a, and Traefik reads no others beside them: name another Secret',
  ]);
});
