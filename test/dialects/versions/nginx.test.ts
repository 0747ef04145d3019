import { analyze } from '#ask/analyze.js';
import { answered, inShort } from './answered.js';

function ingress(annotations: Readonly<Record<string, string>>, path = '/'): string {
  const named = Object.entries(annotations).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]);
  const backend = { service: { name: 'web', port: { number: 80 } } };
  return JSON.stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace: 'shop', annotations: Object.fromEntries(named) },
    spec: {
      ingressClassName: 'nginx',
      rules: [{ host: 'shop.example.com', http: { paths: [{ path, pathType: 'ImplementationSpecific', backend }] } }],
    },
  });
}

const service = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }] }
`;

function ask(version: string | undefined, manifest: string, path = '/', more = service): string {
  const controllers = [{ kind: 'ingress-nginx' as const, ...(version !== undefined && { version }) }];
  return inShort(answered([manifest, more].join('\n---\n'), controllers, `http://shop.example.com${path}`));
}

function notesFor(version: string, manifest: string): readonly string[] {
  const facts = analyze([{ file: 'k8s.yaml', text: manifest }], { controllers: [{ kind: 'ingress-nginx', version }] });
  return facts.readings.flatMap(({ notes }) => notes).flatMap(({ kind }) => (kind === 'unknown-key' ? [kind] : []));
}

test('a Secret of another namespace is read until 1.12', () => {
  const users = `${service}
---
apiVersion: v1
kind: Secret
metadata: { name: users, namespace: people }
stringData: { auth: "anna:$apr1$h6uwSBRF$kD0wJ2Qb0mXnZ4bq2T6GV/" }
`;
  const web = ingress({ 'auth-type': 'basic', 'auth-secret': 'people/users' });
  expect(ask('1.11', web, '/', users)).toBe('401');
  expect(ask('1.12', web, '/', users)).toBe('503');
  expect(ask(undefined, web, '/', users)).toBe('503');
});

test('snippets were taken before 1.9 without being allowed', () => {
  const web = ingress({ 'configuration-snippet': 'return 418;' });
  expect(ask('1.9', web)).toBe('shop/web:80');
  expect(ask('1.8', web)).toBe('unknown controller-version');
});

test('an annotation of the risk Critical drops the Ingress since 1.12', () => {
  const web = ingress({ 'server-snippet': 'return 418;' });
  expect(ask('1.11.8', web)).toBe('shop/web:80');
  expect(ask('1.12.0', web)).toBe('404');
});

test('values are not checked before 1.12: a redirect may hold variables of nginx', () => {
  const web = ingress({ 'permanent-redirect': 'https://new.example.com$request_uri' });
  expect(ask('1.11', web, '/cart?x=1')).toBe('301 https://new.example.com/cart?x=1');
  expect(ask('1.12', web, '/cart')).toBe('404');
});

test('what an unchecked value does to the configuration of nginx cannot be told', () => {
  const web = ingress({ 'auth-url': 'https://auth.example.com/; return 418' });
  expect(ask('1.11', web)).toBe('unknown snippet');
  expect(ask('1.12', web)).toBe('404');
});

test('a value that stands in quotes holds no directives, whatever its characters', () => {
  const web = ingress({ 'upstream-vhost': 'web; return 418', 'x-forwarded-prefix': '/a b' });
  expect(ask('1.11', web)).toBe('shop/web:80');
  expect(ask('1.12', web)).toBe('404');
});

test.each([
  ['a word that Lua does not know is as if there was none', { 'load-balance': 'least_conn' }, 'shop/web:80'],
  ['origins that are none are left out', { 'enable-cors': 'true', 'cors-allow-origin': 'shop/*' }, 'shop/web:80'],
  [
    'lists of headers that are none count as not written',
    { 'enable-cors': 'true', 'cors-allow-headers': 'A;B' },
    'shop/web:80',
  ],
  ['statuses that are no numbers ask for no pages', { 'custom-http-errors': '5xx' }, 'shop/web:80'],
  ['a word that nginx does not know stops it', { 'proxy-buffering': 'yes' }, 'unknown refused-configuration'],
  ['so does a protocol', { 'proxy-http-version': '2' }, 'unknown refused-configuration'],
  ['so does a size', { 'proxy-buffer-size': '8kb' }, 'unknown refused-configuration'],
  ['so does a condition', { 'proxy-next-upstream': 'error, timeout' }, 'unknown refused-configuration'],
  ['nginx takes on and off in any case', { 'proxy-buffering': 'Off' }, 'shop/web:80'],
  [
    'a redirect of cookies may be an expression',
    { 'proxy-redirect-from': '~^http://[^/]+/(.*)$', 'proxy-redirect-to': '/$1' },
    'shop/web:80',
  ],
  ['a scheme that is none closes the location', { 'auth-type': 'ldap', 'auth-secret': 'users' }, '503'],
  [
    'headers that are none close the location',
    { 'auth-url': 'https://auth.example.com', 'auth-response-headers': 'X-User: a' },
    '503',
  ],
  [
    'where the client wanted to go may be a variable',
    { 'auth-url': 'https://auth.example.com', 'auth-request-redirect': '$request_uri' },
    'unknown external-answer',
  ],
])('what nobody checks below 1.12: %s', (_, annotations, answer) => {
  expect(ask('1.9', ingress(annotations))).toBe(answer);
  expect(ask('1.11', ingress(annotations))).toBe(answer);
});

test('a redirect may name a path alone, with variables, where values are not checked', () => {
  const login = ingress({ 'permanent-redirect': '/login?to=$request_uri' });
  expect(ask('1.11', login, '/cart')).toBe('301 http://shop.example.com/login?to=/cart');
  expect(ask('1.11', ingress({ 'temporal-redirect': '/login#top' }), '/cart')).toBe('shop/web:80');
});

test('a target may bring a query where values are not checked', () => {
  const web = ingress({ 'rewrite-target': '/index.php?page=$1', 'use-regex': 'true' }, '/shop/(.*)');
  const asked = (version: string) =>
    answered(
      [web, service].join('\n---\n'),
      [{ kind: 'ingress-nginx', version }],
      'http://shop.example.com/shop/cart?x=1',
    );
  expect(asked('1.11')).toMatchObject({ outcome: 'backend', upstream: { path: '/index.php?page=cart&x=1' } });
  expect(asked('1.12')).toMatchObject({ outcome: 'backend', upstream: { path: '/shop/cart?x=1' } });
});

test('other names of a host with blanks between them are all served where values are not checked', () => {
  const web = ingress({ 'server-alias': 'a.example.com b.example.com' });
  const asked = (version: string) =>
    inShort(answered([web, service].join('\n---\n'), [{ kind: 'ingress-nginx', version }], 'http://b.example.com/'));
  expect(asked('1.11')).toBe('shop/web:80');
  expect(asked('1.12')).toBe('404');
});

test('a boolean that is none is passed over where values are not checked', () => {
  const web = ingress({ 'ssl-passthrough': 'yes' });
  expect(ask('1.11', web)).toBe('shop/web:80');
  expect(ask('1.12', web)).toBe('404');
});

test('values are checked where the flag of the controller asks for it', () => {
  const controllers = [
    { kind: 'ingress-nginx' as const, version: '1.11', flags: { 'enable-annotation-validation': true } },
  ];
  const web = [ingress({ 'ssl-passthrough': 'yes' }), service].join('\n---\n');
  expect(inShort(answered(web, controllers, 'http://shop.example.com/'))).toBe('404');
});

test('a broken code loses the whole redirect where values are not checked', () => {
  const web = ingress({ 'permanent-redirect': 'https://new.example.com', 'permanent-redirect-code': 'moved' });
  expect(ask('1.11', web)).toBe('shop/web:80');
  expect(ask('1.12', web)).toBe('404');
});

test('an annotation that came later does nothing, and one that is gone is no longer known', () => {
  const web = ingress({ 'temporal-redirect': 'https://new.example.com', 'temporal-redirect-code': '307' });
  expect(ask('1.11', web)).toBe('302 https://new.example.com');
  expect(ask('1.12', web)).toBe('307 https://new.example.com');
  const limited = (version: string) => notesFor(version, ingress({ 'global-rate-limit': '10' }));
  expect(limited('1.11')).toEqual([]);
  expect(limited('1.12')).toEqual(['unknown-key']);
});

test('allowlist-source-range is not known before 1.9, and whitelist-source-range is', () => {
  const newer = ingress({ 'allowlist-source-range': '10.0.0.0/8' });
  expect(ask('1.8', newer)).toBe('unknown controller-version');
  expect(ask('1.8', ingress({ 'whitelist-source-range': '10.0.0.0/8' }))).toBe(
    ask('1.9', ingress({ 'whitelist-source-range': '10.0.0.0/8' })),
  );
});

test('an older name of an annotation is held to the risk since 1.13.8 and 1.14.4', () => {
  const web = ingress({ 'whitelist-source-range': '0.0.0.0/0' });
  const asked = (version: string) =>
    inShort(
      answered(
        [web, service].join('\n---\n'),
        [{ kind: 'ingress-nginx', version, configMap: { 'annotations-risk-level': 'Low' } }],
        'http://shop.example.com/',
        { clientIP: '192.0.2.1' },
      ),
    );
  expect(asked('1.13.7')).toBe('shop/web:80');
  expect(asked('1.13.8')).toBe('404');
});

test('a path with a semicolon stops nginx until paths are quoted', () => {
  expect(ask('1.13.6', ingress({}, '/a;b'), '/a;b')).toBe('unknown refused-configuration');
  expect(ask('1.13.7', ingress({}, '/a;b'), '/a;b')).toBe('shop/web:80');
});

test('a great buffer stops nginx in 1.13.0 and 1.13.1', () => {
  const web = ingress({ 'proxy-buffer-size': '16k' });
  expect(ask('1.12', web)).toBe('shop/web:80');
  expect(ask('1.13.1', web)).toBe('unknown refused-configuration');
  expect(ask('1.13.2', web)).toBe('shop/web:80');
});

test('the host that the client claims is told under another name since 1.13.0', () => {
  const told = (version: string) =>
    answered([ingress({}), service].join('\n---\n'), [{ kind: 'ingress-nginx', version }], 'http://shop.example.com/', {
      headers: [['X-Forwarded-Host', 'outer.example.com']],
    });
  expect(told('1.12')).not.toHaveProperty(['upstream', 'headers', 'X-Original-Forwarded-Host']);
  expect(told('1.13.0')).toHaveProperty(['upstream', 'headers', 'X-Original-Forwarded-Host'], 'outer.example.com');
});

test('the method of an authentication service is taken from any text that holds one, until 1.13.7', () => {
  const web = ingress({ 'auth-url': 'http://auth.example.com/check', 'auth-method': 'XGETX' });
  expect(ask('1.12', web)).not.toBe('503');
  expect(ask('1.13.7', web)).toBe('503');
});

test('the tag of the image names the version', () => {
  const controller = (image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress-nginx-controller, namespace: ingress-nginx }
spec: { template: { spec: { containers: [{ name: controller, image: "${image}", args: [/nginx-ingress-controller] }] } } }
---
${service}`;
  const web = ingress({ 'server-snippet': 'return 418;' });
  const asked = (image: string) =>
    inShort(answered([web, controller(image)].join('\n---\n'), undefined, 'http://shop.example.com/'));
  expect(asked('registry.k8s.io/ingress-nginx/controller:v1.11.3@sha256:d56f13a')).toBe('shop/web:80');
  expect(asked('registry.k8s.io/ingress-nginx/controller:v1.12.1')).toBe('404');
  expect(asked('registry.k8s.io/ingress-nginx/controller@sha256:d56f13a')).toBe('404');
});

test('a version outside answers what its nearest neighbour answers, where no change bears on it', () => {
  expect(ask('1.2', ingress({}))).toBe('shop/web:80');
  expect(ask('1.16', ingress({}))).toBe('shop/web:80');
  expect(ask('0.49', ingress({}))).toBe('unknown controller-unread');
});

test('an app of a phone may come from elsewhere since 1.12, a page without origin since 1.13', () => {
  const web = ingress({ 'enable-cors': 'true', 'cors-allow-origin': 'capacitor://localhost, null' });
  const allowed = (version: string, origin: string) =>
    answered([web, service].join('\n---\n'), [{ kind: 'ingress-nginx', version }], 'http://shop.example.com/', {
      headers: [['Origin', origin]],
    }).responseHeaders['Access-Control-Allow-Origin'];
  expect(allowed('1.11', 'capacitor://localhost')).toBeUndefined();
  expect(allowed('1.12', 'capacitor://localhost')).toBe('capacitor://localhost');
  expect(allowed('1.12', 'null')).toBeUndefined();
  expect(allowed('1.13', 'null')).toBe('null');
});

test('the redirect to www names the port since 1.12', () => {
  const web = ingress({ 'from-to-www-redirect': 'true' });
  const asked = (version: string) =>
    inShort(
      answered([web, service].join('\n---\n'), [{ kind: 'ingress-nginx', version }], 'https://www.shop.example.com/a'),
    );
  expect(asked('1.11')).toBe('308 https://shop.example.com/a');
  expect(asked('1.12')).toBe('308 https://shop.example.com:443/a');
});
