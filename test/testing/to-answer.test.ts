import { matchers } from '#testing/index.js';
import { said } from './messages.js';
import { shop } from './shop.js';

expect.extend(matchers);
const { app } = shop();
const cart = 'http://shop.example.com/shop/cart';

test('a request is answered by the Service that is exposed, with or without its port', () => {
  expect(app).toAnswer(cart, { backend: 'shop/web' });
  expect(app).toAnswer(cart, { backend: 'shop/web:3000', path: '/shop/cart' });
  expect(app).not.toAnswer(cart, { backend: 'shop/api' });
  expect(app).not.toAnswer(cart, { backend: 'shop/web:80' });
  expect(app).not.toAnswer(cart, { backend: 'shop/web', path: '/cart' });
});

test('a controller that answers by itself is held to its status', () => {
  expect(app).toAnswer('http://shop.example.com/', { status: 404 });
  expect(app).not.toAnswer('http://shop.example.com/', { status: 200 });
  expect(app).not.toAnswer(cart, { status: 404 });
});

test('what does not hold shows the trace, and where the backend is served', () => {
  expect(said(app, 'toAnswer', ['http://shop.example.com/cart', { backend: 'shop/web' }])).toEqual({
    passes: false,
    says: expect.stringMatching(
      /^expect\(app\)\.toAnswer\("http:\/\/shop\.example\.com\/cart", \{"backend":"shop\/web"\}\)\n\nGET http:\/\/shop\.example\.com\/cart\n {2}traefik → 404: no route takes the request\n[^]*\n\nshop\/web is served at\n {2}shop\.example\.com: .*PathPrefix\(`\/shop\/`\).* \(traefik, web\) {2}\[shop\/web\/.*\]$/,
    ),
  });
});

test('a backend that no route leads to has a nearest name', () => {
  const { says } = said(app, 'toAnswer', [cart, { backend: 'shop/wbe' }]);
  expect(says).toMatch(/\n\nno route leads to shop\/wbe; one leads to shop\/web$/);
});

test('a backend that no route leads to and that is like no other is told which ones there are', () => {
  const { says } = said(app, 'toAnswer', [cart, { backend: 'bank/ledger' }]);
  expect(says).toMatch(/\n\nno route leads to bank\/ledger; routes lead to shop\/web$/);
});

test('of many routes to a backend the first are named, and the rest is counted', () => {
  const paths = (name: (at: number) => string) =>
    Array.from({ length: 7 }, (_, at) => `- { path: /${at}, pathType: Exact, backend: ${name(at)} }`);
  const ingress = (name: (at: number) => string) => [
    {
      file: 'web.yaml',
      text: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  rules:
    - host: a.test
      http:
        paths:
          ${paths(name).join('\n          ')}
`,
    },
  ];
  const backend = (name: string) => `{ service: { name: ${name}, port: { number: 80 } } }`;
  const many = ingress(() => backend('web'));
  const { says } = said(many, 'toAnswer', ['http://a.test/x', { backend: 'shop/web:80' }]);
  const [, served = ''] = says.split('\n\nshop/web:80 is served at\n');
  expect(served.split('\n').map(one => one.replace(/ {2}\[.*/, ''))).toEqual([
    ...[6, 5, 4, 3, 2].map(at => `  a.test: = "/${at}" (ingress-nginx, http)`),
    '  and 9 more',
  ]);
  const others = ingress(at => backend(`web-${at}`));
  const asked = said(others, 'toAnswer', ['http://a.test/x', { backend: 'bank/ledger' }]).says;
  expect(asked).toMatch(
    /\n\nno route leads to bank\/ledger; routes lead to shop\/web-6, shop\/web-5, shop\/web-4, shop\/web-3, shop\/web-2 and 2 more$/,
  );
});

test('the handshake and the entry point are told as the client has them', () => {
  expect(app).toAnswer(cart, { entryPoint: 'web', backend: 'shop/web' });
  expect(app).not.toAnswer(cart, { entryPoint: 'websecure', backend: 'shop/web' });
  expect(app).not.toAnswer(cart.replace('http', 'https'), { sni: 'other.example.com', backend: 'shop/web' });
});

const behindPolicy = (policy: string): readonly { file: string; text: string }[] => [
  {
    file: 'web.yaml',
    text: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: nginx }
spec: { controller: k8s.io/ingress-nginx }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: 'web:1', ports: [{ containerPort: 80 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: ${policy}
`,
  },
];

test('a Service whose pods the controller may not reach does not answer', () => {
  const closed = behindPolicy('{ podSelector: {}, policyTypes: [Ingress] }');
  expect(closed).not.toAnswer('http://shop.example.com/', { backend: 'shop/web' });
  expect(said(closed, 'toAnswer', ['http://shop.example.com/', { backend: 'shop/web' }]).says).toContain(
    'network: denied',
  );
  expect(behindPolicy('{ podSelector: {}, ingress: [{}] }')).toAnswer('http://shop.example.com/', {
    backend: 'shop/web',
  });
});

test('the request has a method and headers, and the answer those that the controller sets', () => {
  const [open] = behindPolicy('{ podSelector: {}, ingress: [{}] }');
  const text = (open?.text ?? '').replace(
    'name: web, namespace: shop }\nspec:\n  ingressClassName',
    'name: web, namespace: shop, annotations: { nginx.ingress.kubernetes.io/enable-cors: "true", nginx.ingress.kubernetes.io/cors-allow-origin: "https://a.example.com" } }\nspec:\n  ingressClassName',
  );
  const origin = { origin: 'https://a.example.com' };
  const cors = [{ file: 'web.yaml', text }];
  expect(cors).toAnswer('http://shop.example.com/', { method: 'OPTIONS', headers: origin, status: 204 });
  expect(cors).toAnswer('http://shop.example.com/', {
    headers: origin,
    backend: 'shop/web',
    responseHeaders: { 'access-control-allow-origin': 'https://a.example.com' },
  });
  expect(cors).not.toAnswer('http://shop.example.com/', {
    headers: origin,
    responseHeaders: { 'access-control-allow-origin': '*' },
  });
});

test('what is unknown holds neither with nor without not, and says why', () => {
  const nothing = [{ file: 'web.yaml', text: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n' }];
  for (const not of [undefined, 'not'] as const) {
    const { passes, says } = said(nothing, 'toAnswer', [cart, { backend: 'shop/web' }], not);
    expect(passes).toBe(false);
    expect(says).toContain('unknown from here, because the manifests show no ingress controller');
  }
});

test.each([
  [['shop', { backend: 'shop/web' }], 'shop'],
  [[cart, { bakend: 'shop/web' }], 'bakend: nothing is expected by that name; did you mean backend?'],
  [[cart, {}], 'nothing is expected of the answer: give backend, redirect, status, path, responseHeaders'],
  [[cart, { method: 'POST' }], 'nothing is expected of the answer'],
  [[cart, undefined], 'nothing is expected: give { backend: "shop/web" }'],
  [[7, { status: 404 }], 'the URL is not a text'],
  [[cart, { status: 404, method: 'NO SUCH' }], 'NO SUCH'],
  [
    [cart, { status: 404, controller: 'nginx' }],
    'no controller that is called nginx listens there; those that do: traefik',
  ],
] as const)('a question that cannot be asked fails, also with not: %j', (args, why) => {
  for (const not of [undefined, 'not'] as const) {
    const { passes, says } = said(app, 'toAnswer', args, not);
    expect(passes).toBe(false);
    expect(says).toContain(why);
  }
});

test.each<[unknown, string]>([
  [{ status: '404' }, 'status: "404" is not a status such as 404'],
  [{ status: NaN }, 'status: NaN is not a status such as 404'],
  [{ backend: 'web' }, 'backend: "web" is not the namespace and the name of a Service, shop/web, or with its port'],
  [{ backend: 5 }, 'backend: 5 is not the namespace and the name of a Service'],
  [{ backend: ['shop/web'] }, 'backend: a list is not the namespace and the name of a Service'],
  [{ redirect: 5 }, 'redirect: 5 is not a text'],
  [{ path: 5 }, 'path: 5 is not a text'],
  [{ responseHeaders: {} }, 'responseHeaders: an object is not an object with texts by the names of headers'],
  [{ responseHeaders: { 'X-A': 5 } }, 'responseHeaders: an object is not an object with texts by the names of headers'],
  [{ responseHeaders: null }, 'responseHeaders: null is not an object with texts by the names of headers'],
  [
    { backend: 'shop/web', headers: [['a', 'b']] },
    'headers: a list is not an object with texts by the names of headers',
  ],
  [
    { backend: 'shop/web', headers: { a: 5 } },
    'headers: an object is not an object with texts by the names of headers',
  ],
  [{ backend: 'shop/web', clientIP: 5 }, 'clientIP: 5 is not a text'],
  [{ backend: 'shop/web', sni: 5 }, 'sni: 5 is not a text'],
  [{ backend: 'shop/web', method: 5 }, 'method: 5 is not a text'],
])('%j, which plain JavaScript may expect, fails also with not, and says why', (expected, why) => {
  for (const not of [undefined, 'not'] as const) {
    const { passes, says } = said(app, 'toAnswer', [cart, expected], not);
    expect({ passes, says }).toEqual({ passes: false, says: expect.stringContaining(why) });
  }
});
