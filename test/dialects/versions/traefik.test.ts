import { answered, inShort } from './answered.js';

const service = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }] }
`;

interface Route {
  readonly match: string;
  readonly group?: string;
  readonly more?: string;
  readonly middleware?: string;
}

function route({ match, group = 'traefik.io', more = '', middleware }: Route): string {
  const uses = middleware === undefined ? '' : ', middlewares: [{ name: its }]';
  const its = middleware === undefined ? '' : middlewareOf(middleware);
  return `
apiVersion: ${group}/v1alpha1
kind: IngressRoute
metadata: { name: web, namespace: shop }
spec:
  entryPoints: [web]
  ${more}
  routes:
    - { kind: Rule, match: ${JSON.stringify(match)}, services: [{ name: web, port: 80 }]${uses} }
---
${service}
${its}`;
}

function middlewareOf(spec: string): string {
  return `
---
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: its, namespace: shop }
spec: ${spec}
`;
}

const entryPoints = { web: { address: ':80' }, websecure: { address: ':443', http: { tls: {} } } };
const providers = { kubernetesCRD: {}, kubernetesIngress: {} };

function ask(version: string | undefined, manifests: string, url: string, options: object = {}): string {
  const controller = {
    kind: 'traefik' as const,
    ...(version !== undefined && { version }),
    static: { entryPoints, providers, ...options },
  };
  return inShort(answered(manifests, [controller], url));
}

const shop = 'http://shop.example.com';

test('the group traefik.containo.us is read by 2.11, and no longer by 3', () => {
  const old = route({ match: 'Host(`shop.example.com`)', group: 'traefik.containo.us' });
  expect(ask('2.11', old, shop)).toBe('shop/web:80');
  expect(ask('3.0', old, shop)).toBe('404');
  expect(ask(undefined, old, shop)).toBe('404');
});

test('of two resources of one name that of traefik.io counts', () => {
  const both = `${route({ match: 'Host(`shop.example.com`) && Path(`/new`)' })}
---
${route({ match: 'Host(`shop.example.com`)', group: 'traefik.containo.us' })}`;
  expect(ask('2.11', both, `${shop}/new`)).toBe('shop/web:80');
  expect(ask('2.11', both, `${shop}/old`)).toBe('404');
});

test('2.11 reads rules in the v2 syntax', () => {
  const templated = route({ match: 'Host(`shop.example.com`, `www.example.com`) && Path(`/{id:[0-9]+}`)' });
  expect(ask('2.11', templated, `${shop}/17`)).toBe('shop/web:80');
  expect(ask('3.7', templated, `${shop}/17`)).toBe('404');
  const expressions = route({ match: 'HostRegexp(`^shop[.]example[.]com$`)' });
  expect(ask('2.11', expressions, shop)).toBe('404');
  expect(ask('3.7', expressions, shop)).toBe('shop/web:80');
});

test('Host takes a wildcard since 3.7', () => {
  const wildcard = route({ match: 'Host(`*.example.com`)' });
  expect(ask('3.6', wildcard, shop)).toBe('404');
  expect(ask('3.7', wildcard, shop)).toBe('shop/web:80');
  const all = route({ match: 'Host(`*`)' });
  expect(ask('3.7.6', all, shop)).toBe('404');
  expect(ask('3.7.6', all, 'http://localhost')).toBe('shop/web:80');
  expect(ask('3.7.7', all, shop)).toBe('shop/web:80');
});

test('slashes and dots are resolved before a router is chosen since 2.11.23 and 3.3.6', () => {
  const admin = route({ match: 'Host(`shop.example.com`) && PathPrefix(`/admin`)' });
  expect(ask('3.3.5', admin, `${shop}/x/../admin`)).toBe('404');
  expect(ask('3.3.6', admin, `${shop}/x/../admin`)).toBe('shop/web:80');
  expect(ask('2.11.22', admin, `${shop}//admin`)).toBe('404');
  expect(ask('2.11.23', admin, `${shop}//admin`)).toBe('shop/web:80');
});

test('an escaped slash is a slash to rules until 3.4.1, and stays escaped for the backend', () => {
  const admin = route({ match: 'Host(`shop.example.com`) && PathPrefix(`/a/b`)' });
  expect(ask('3.4.0', admin, `${shop}/a%2Fb`)).toBe('shop/web:80');
  expect(ask('3.4.1', admin, `${shop}/a%2Fb`)).toBe('404');
  const controller = { kind: 'traefik', version: '3.4.0', static: { entryPoints, providers } } as const;
  expect(answered(admin, [controller], `${shop}//a%2Fb`)).toMatchObject({ upstream: { path: '/a%2Fb' } });
});

test('escapes of reserved characters were answered with 400 for a few releases, unless allowed', () => {
  const web = route({ match: 'Host(`shop.example.com`)' });
  expect(ask('3.6.2', web, `${shop}/a%2Fb`)).toBe('shop/web:80');
  expect(ask('3.6.4', web, `${shop}/a%2Fb`)).toBe('400');
  expect(ask('2.11.32', web, `${shop}/a%2Fb`)).toBe('400');
  expect(ask('3.6.7', web, `${shop}/a%2Fb`)).toBe('shop/web:80');
  const allowing = {
    entryPoints: { web: { address: ':80', http: { encodedCharacters: { allowEncodedSlash: true } } } },
  };
  expect(ask('3.6.4', web, `${shop}/a%2Fb`, allowing)).toBe('shop/web:80');
  expect(ask('3.6.6', web, `${shop}/a%3Bb`, allowing)).toBe('400');
  expect(ask('3.6.7', web, `${shop}/a%3Bb`, allowing)).toBe('shop/web:80');
});

test('what stripPrefix leaves has to be clean since 3.6.18 and 3.7.2', () => {
  const web = route({ match: 'Host(`shop.example.com`)', middleware: '{ stripPrefix: { prefixes: [/api] } }' });
  expect(ask('3.5', web, `${shop}/api../x`)).toBe('shop/web:80');
  expect(ask('3.7.2', web, `${shop}/api../x`)).toBe('400');
});

test('headers redirects to https in 2.11 alone', () => {
  const web = route({ match: 'Host(`shop.example.com`)', middleware: '{ headers: { sslRedirect: true } }' });
  expect(ask('2.11', web, `${shop}/cart`)).toBe('301 https://shop.example.com/cart');
  expect(ask('3.0', web, `${shop}/cart`)).toBe('shop/web:80');
});

test('a kind of middleware that came later leaves a Middleware without a kind', () => {
  const web = route({
    match: 'Host(`shop.example.com`)',
    middleware: '{ encodedCharacters: { allowEncodedSlash: false } }',
  });
  expect(ask('3.6', web, shop)).toBe('404');
  expect(ask('3.7', web, shop)).toBe('shop/web:80');
});

test('ipAllowList answers 403 whatever its status until 3.0', () => {
  const web = route({
    match: 'Host(`shop.example.com`)',
    middleware: '{ ipAllowList: { sourceRange: [10.0.0.0/8], rejectStatusCode: 404 } }',
  });
  const asked = (version: string) =>
    inShort(
      answered(web, [{ kind: 'traefik', version, static: { entryPoints, providers } }], shop, {
        clientIP: '192.0.2.1',
      }),
    );
  expect(asked('2.11')).toBe('403');
  expect(asked('3.0')).toBe('404');
});

test('ingressClassName of an IngressRoute counts since 3.7', () => {
  const web = route({ match: 'Host(`shop.example.com`)', more: 'ingressClassName: other' });
  expect(ask('3.6', web, shop)).toBe('shop/web:80');
  expect(ask('3.7', web, shop)).toBe('404');
});

function ingress(annotations: string, host = 'shop.example.com', path = '/cart'): string {
  return `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop, annotations: { ${annotations} } }
spec:
  ingressClassName: traefik
  rules:
    - host: "${host}"
      http: { paths: [{ path: ${path}, pathType: ImplementationSpecific, backend: { service: { name: web, port: { number: 80 } } } }] }
---
${service}`;
}

test('an annotation that a release does not know drops the Ingress', () => {
  const web = ingress('traefik.ingress.kubernetes.io/router.rulesyntax: v3');
  expect(ask('3.1.2', web, `${shop}/cart`)).toBe('404');
  expect(ask('3.1.3', web, `${shop}/cart`)).toBe('shop/web:80');
});

test('any matcher may be named for a path until names are looked at', () => {
  const web = ingress('traefik.ingress.kubernetes.io/router.pathmatcher: PathRegexp', 'shop.example.com', '/c.rt');
  expect(ask('2.11.50', web, `${shop}/cart`)).toBe('404');
  expect(ask('3.6.1', web, `${shop}/cart`)).toBe('shop/web:80');
  const made = ingress('traefik.ingress.kubernetes.io/router.pathmatcher: PathPrefixStrip');
  expect(ask('3.6.1', made, `${shop}/cart`)).toBe('404');
});

test('the wildcard host of an Ingress is an expression until 3.7: its rule is longer, and comes first', () => {
  const both = `${ingress('', '*.example.com', '/cart')}
---
${ingress('', 'shop.example.com', '/cart').replace('name: web,', 'name: other,').replace('service: { name: web', 'service: { name: other')}
---
${service.replace('name: web', 'name: other')}`;
  expect(ask('3.6', both, `${shop}/cart`)).toBe('shop/web:80');
  expect(ask('3.7', both, `${shop}/cart`)).toBe('shop/other:80');
});

test('prefixes by whole elements are asked for since 3.5', () => {
  const strict = { providers: { kubernetesIngress: { strictPrefixMatching: true } } };
  expect(ask('3.4', ingress(''), `${shop}/cartoon`, strict)).toBe('shop/web:80');
  expect(ask('3.5', ingress(''), `${shop}/cartoon`, strict)).toBe('404');
});

test('an endpoint without conditions counts since 3.6.7, and a slice that somebody wrote since 3.1', () => {
  const slice = (conditions: string) => `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-1, namespace: shop, labels: { kubernetes.io/service-name: web } }
addressType: IPv4
ports: [{ name: "", port: 8080 }]
endpoints: [{ addresses: [192.0.2.7]${conditions} }]
`;
  const web = route({ match: 'Host(`shop.example.com`)' });
  expect(ask('3.6.6', web + slice(''), shop)).toBe('404');
  expect(ask('3.6.7', web + slice(''), shop)).toBe('shop/web:80');
  const serving = slice(', conditions: { ready: false, serving: true }');
  expect(ask('3.2', web + serving, shop)).toBe('404');
  expect(ask('3.3', web + serving, shop)).toBe('shop/web:80');
  const ready = slice(', conditions: { ready: true }');
  expect(ask('3.0', web + ready, shop)).toBe('404');
  expect(ask('3.1', web + ready, shop)).toBe('shop/web:80');
});

test('the version of the image of Traefik is the one that answers', () => {
  const controller = (image: string) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: traefik, namespace: traefik }
spec: { template: { spec: { containers: [{ name: traefik, image: "${image}", args: [--entryPoints.web.address=:80, --providers.kubernetesCRD] }] } } }
`;
  const wildcard = route({ match: 'Host(`*.example.com`)' });
  const asked = (image: string) => inShort(answered(wildcard + controller(image), undefined, shop));
  expect(asked('docker.io/traefik:v3.6.2')).toBe('404');
  expect(asked('docker.io/traefik:v3')).toBe('shop/web:80');
  expect(asked('traefik:latest')).toBe('shop/web:80');
});

test('a version outside: what changed between versions is unknown, and what did not is answered', () => {
  const plain = route({ match: 'Host(`shop.example.com`)' });
  expect(ask('3.9', plain, `${shop}/cart`)).toBe('shop/web:80');
  expect(ask('3.9', route({ match: 'Host(`*.example.com`)' }), shop)).toBe('unknown controller-version');
  expect(ask('2.9', plain, shop)).toBe('unknown controller-version');
  expect(ask('2.9', route({ match: 'Host(`shop.example.com`)', group: 'traefik.containo.us' }), shop)).toBe(
    'shop/web:80',
  );
  expect(ask('1.7', plain, shop)).toBe('unknown controller-unread');
});
