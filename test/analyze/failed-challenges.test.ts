import { factsOf } from '#analyze/facts.js';
import { defaultAnalysis } from '#analyze/settings.js';
import { parseManifest } from '#parse/manifests.js';

const app = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web, ports: [{ name: http, containerPort: 8080 }] }] }
`;

const issuer = (ingress: string): string => `
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: { name: letsencrypt }
spec: { acme: { server: https://acme.example, solvers: [{ http01: { ingress: ${ingress} } }] } }
`;

const ingress = (annotations = ''): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
  annotations: { cert-manager.io/cluster-issuer: letsencrypt${annotations} }
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { name: http } } } }] }
  tls: [{ hosts: [shop.example.com], secretName: web-tls }]
`;

const certificate = `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: web, namespace: shop }
spec: { secretName: web-tls, dnsNames: [shop.example.com], issuerRef: { kind: ClusterIssuer, name: letsencrypt } }
`;

const deny = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: default-deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress] }
`;

const letIn = (namespace: string, port = 8089): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: solver, namespace: shop }
spec:
  podSelector: { matchLabels: { acme.cert-manager.io/http01-solver: 'true' } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${namespace} } } }]
      ports: [{ port: ${port} }]
`;

const nginxClass = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: nginx }
spec: { controller: k8s.io/ingress-nginx }
`;

const traefikClass = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: traefik }
spec: { controller: traefik.io/ingress-controller }
`;

const route = (entryPoint: string, more: string): string => `
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: ${entryPoint}, namespace: shop }
spec:
  entryPoints: [${entryPoint}]
  ${more}
`;
const services = 'services: [{ name: web, port: http }]';
const secure = route(
  'websecure',
  `routes: [{ kind: Rule, match: Host(\`shop.example.com\`), ${services} }]
  tls: { secretName: web-tls }`,
);
const redirecting = (priority: number): string =>
  route(
    'web',
    `routes: [{ kind: Rule, match: Host(\`shop.example.com\`), priority: ${priority}, middlewares: [{ name: https }], ${services} }]`,
  );
const toHttps = `
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: https, namespace: shop }
spec: { redirectScheme: { scheme: https, permanent: true } }
`;

/** Routes before that of the solver which redirect from one path to the next; the last is answered by the shop. */
function hopsTo(count: number): readonly string[] {
  const next = Array.from({ length: count }, (_, at) => at + 1);
  const middlewares = next.map(
    hop => `
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: to-${hop}, namespace: shop }
spec: { redirectRegex: { regex: ^.*$, replacement: http://shop.example.com/hop/${hop} } }
`,
  );
  const rule = (match: string, more: string): string =>
    `{ kind: Rule, match: '${match}', priority: ${match.includes('Path') ? 2000 : 1000}, ${more}${services} }`;
  const routes = next.map(hop =>
    rule(`Path(\`/hop/${hop}\`)`, hop < count ? `middlewares: [{ name: to-${hop + 1} }], ` : ''),
  );
  const first = rule('Host(`shop.example.com`)', 'middlewares: [{ name: to-1 }], ');
  return [...middlewares, route('web', `routes: [${[first, ...routes].join(', ')}]`)];
}

/** What becomes of the challenges, in words. */
function ways(...manifests: string[]): readonly string[] {
  const { challenges } = factsOf(parseManifest('shop.yaml', manifests.join('---')), defaultAnalysis);
  return challenges.map(({ kind, challenge, controller, answer, policy }) =>
    [controller, challenge.name, kind, answer ?? policy?.name].join(' '),
  );
}

const nginxIssuer = issuer('{ ingressClassName: nginx }');
const traefikIssuer = issuer('{ ingressClassName: traefik }');

describe('ingress-nginx', () => {
  test('a challenge reaches its solver where nothing denies it, by the redirect to https', () => {
    expect(ways(app, nginxClass, nginxIssuer, ingress())).toEqual([]);
  });

  test('default deny keeps the controller from the solver', () => {
    expect(ways(app, nginxClass, nginxIssuer, ingress(), deny)).toEqual([
      'ingress-nginx shop.example.com cut-off default-deny',
    ]);
  });

  test('a policy for the solver lets it in, on the port of its pods', () => {
    expect(ways(app, nginxClass, nginxIssuer, ingress(), deny, letIn('ingress-nginx'))).toEqual([]);
    expect(ways(app, nginxClass, nginxIssuer, ingress(), deny, letIn('ingress-nginx', 80))).toHaveLength(1);
    expect(ways(app, nginxClass, nginxIssuer, ingress(), deny, letIn('kube-system'))).toHaveLength(1);
  });

  test('the path can be added to the Ingress that asks', () => {
    const inPlace = ingress(", acme.cert-manager.io/http01-edit-in-place: 'true'");
    expect(ways(app, nginxClass, issuer('{ ingressClassName: other }'), inPlace)).toEqual([]);
    expect(ways(app, nginxClass, issuer('{ ingressClassName: other }'), inPlace, deny)).toEqual([
      'ingress-nginx shop.example.com cut-off default-deny',
    ]);
  });

  test('a solver with labels of its own is let in by them', () => {
    const labelled = issuer('{ ingressClassName: nginx, podTemplate: { metadata: { labels: { app: web } } } }');
    const byApp = letIn('ingress-nginx').replace("acme.cert-manager.io/http01-solver: 'true'", 'app: web');
    expect(ways(app, nginxClass, labelled, ingress(), deny, byApp)).toEqual([]);
  });

  test('a solver of a class that no controller serves is not judged', () => {
    expect(ways(app, nginxClass, issuer('{ ingressClassName: other }'), ingress(), deny)).toEqual([]);
  });
});

describe('Traefik', () => {
  test('a route of higher priority takes the challenge with it', () => {
    const taking = redirecting(1000).replace('middlewares: [{ name: https }], ', '');
    expect(ways(app, traefikClass, traefikIssuer, certificate, taking, secure)).toEqual([
      'traefik shop.example.com taken shop/web',
    ]);
  });

  test('a redirect in front of the challenge ends where https answers', () => {
    const first = secure.replace('services:', 'priority: 1000, services:');
    expect(ways(app, traefikClass, traefikIssuer, certificate, redirecting(1000), toHttps, first)).toEqual([
      'traefik shop.example.com taken shop/web',
    ]);
    expect(ways(app, traefikClass, traefikIssuer, certificate, redirecting(1000), toHttps, secure)).toEqual([]);
  });

  test('ten redirects are followed, and no eleventh', () => {
    const hops = (count: number): readonly string[] =>
      ways(app, traefikClass, traefikIssuer, certificate, ...hopsTo(count));
    expect(hops(2)).toEqual(['traefik shop.example.com taken shop/web']);
    expect(hops(10)).toEqual(['traefik shop.example.com taken shop/web']);
    expect(hops(11)).toEqual(['traefik shop.example.com taken a redirect to http://shop.example.com/hop/11']);
  });

  test('what stands behind the rule of the solver leaves the challenge to it', () => {
    expect(ways(app, traefikClass, traefikIssuer, certificate, redirecting(10), toHttps, secure)).toEqual([]);
    expect(ways(app, traefikClass, traefikIssuer, certificate, redirecting(10), toHttps, secure, deny)).toEqual([
      'traefik shop.example.com cut-off default-deny',
    ]);
    const allowed = [deny, letIn('traefik')];
    expect(ways(app, traefikClass, traefikIssuer, certificate, redirecting(10), toHttps, secure, ...allowed)).toEqual(
      [],
    );
  });
});

/** Every request for the host is sent to another place, and https answers as `then` has it. */
function sentTo(location: string, then = secure): readonly string[] {
  const elsewhere = `
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: https, namespace: shop }
spec: { redirectRegex: { regex: '.*', replacement: '${location}', permanent: true } }
`;
  return ways(app, traefikClass, traefikIssuer, certificate, redirecting(1000), elsewhere, then);
}

describe('a redirect in front of the challenge', () => {
  const taken = (answer: string): readonly string[] => [`traefik shop.example.com taken ${answer}`];

  test.each<[string, string, readonly string[]]>([
    ['to another host tells nothing', 'https://other.example.com/x', []],
    ['to another path over http is followed', 'http://shop.example.com/x', taken('shop/web')],
    ['to another path of its host is followed', 'https://shop.example.com/x', taken('shop/web')],
    ['to the usual port is followed', 'https://shop.example.com:443/x', taken('shop/web')],
    ['in capitals is followed', 'HTTPS://shop.example.com', taken('shop/web')],
    [
      'to another port is not followed',
      'https://shop.example.com:8443/x',
      taken('a redirect to https://shop.example.com:8443/x'),
    ],
    [
      'to the port of the other scheme is not followed',
      'http://shop.example.com:443/x',
      taken('a redirect to http://shop.example.com:443/x'),
    ],
    ['by its path alone stays where it is', '/x', taken('a redirect to /x')],
    ['to another scheme is not followed', 'ftp://shop.example.com/x', taken('a redirect to ftp://shop.example.com/x')],
  ])('%s', (_, location, ended) => {
    expect(sentTo(location)).toEqual(ended);
  });

  test('to where nothing answers ends with the status', () => {
    const narrow = secure.replace('Host(`shop.example.com`)', 'Host(`shop.example.com`) && Path(`/y`)');
    expect(sentTo('https://shop.example.com/x', narrow)).toEqual(taken('status 404'));
  });
});

test('of several controllers that serve the solver one is enough', () => {
  const manifests = [app, traefikClass, traefikIssuer, certificate, secure, deny];
  const controllers = ['public', 'internal'].map(name => ({
    name,
    kind: 'traefik' as const,
    namespace: name,
    assumeEndpoints: true,
    noEndpoints: [],
  }));
  const cutOff = (...more: string[]): readonly string[] =>
    factsOf(parseManifest('shop.yaml', [...manifests, ...more].join('---')), {
      ...defaultAnalysis,
      controllers,
    }).challenges.map(one => `${one.controller} ${one.kind}`);
  expect(cutOff()).toEqual(['public cut-off', 'internal cut-off']);
  expect(cutOff(letIn('public'))).toEqual([]);
});

test('names proved by DNS, and issuers of other kinds, are not asked for', () => {
  const byDns = nginxIssuer.replace(/solvers: .*\]/, 'solvers: [{ dns01: { route53: {} } }]');
  const own = nginxIssuer.replace(/spec: .*/, 'spec: { selfSigned: {} }');
  expect(ways(app, nginxClass, byDns, ingress(), deny)).toEqual([]);
  expect(ways(app, nginxClass, own, ingress(), deny)).toEqual([]);
});
