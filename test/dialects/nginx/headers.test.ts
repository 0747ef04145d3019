import { answered } from '../versions/answered.js';
import { verifyCredentials } from '#crypto/verify-credentials.js';
import type { Outcome, Request, Upstream } from '#model/routing/request.js';
import { answer } from '#simulate/answer/answer.js';
import { ingress, readingOf } from './reading.js';

type Asked = Partial<Request>;
type ConfigMap = Readonly<Record<string, string>>;
const visitor: Asked = { clientIP: '192.0.2.7' };

function ask(manifests: string, asked: Asked = {}, configMap: ConfigMap = {}, from = visitor): Outcome {
  const request = {
    scheme: 'http',
    method: 'GET',
    host: 'shop.example.com',
    path: '/',
    headers: {},
    ...from,
    ...asked,
  } as const;
  return answer({ ...readingOf(manifests, configMap).table, verifyCredentials }, request);
}

function backendSees(manifests: string, asked?: Asked, configMap?: ConfigMap, from?: Asked): Upstream {
  const outcome = ask(manifests, asked, configMap, from);
  if (outcome.outcome !== 'backend') throw new Error(`${outcome.outcome}: no backend is reached`);
  return outcome.upstream;
}

function service(name: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ port: 80 }] },
  });
}

const users = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'users' },
  stringData: { auth: 'anna:{PLAIN}secret' },
});
const anna = { Authorization: `Basic ${btoa('anna:secret')}` };
const web = [ingress({}), service('web')].join('\n---\n');

test('a backend is told who asks, for which host and over what', () => {
  expect(backendSees(web, { host: 'shop.example.com:80' }).headers).toEqual({
    'X-Request-ID': '<request id>',
    'X-Real-IP': '192.0.2.7',
    'X-Forwarded-For': '192.0.2.7',
    'X-Forwarded-Host': 'shop.example.com:80',
    'X-Forwarded-Port': '80',
    'X-Forwarded-Proto': 'http',
    'X-Forwarded-Scheme': 'http',
    'X-Scheme': 'http',
  });
  expect(backendSees(web, { scheme: 'https' }).headers).toMatchObject({
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
  });
});

test('a request whose client is not known tells the backend an address that nobody knows here', () => {
  const { headers } = backendSees(web, {}, {}, {});
  expect(headers).toMatchObject({ 'X-Real-IP': '<client address>', 'X-Forwarded-For': '<client address>' });
});

test('what a client claims of itself is set aside, and told under other names', () => {
  const claims = { 'X-Forwarded-For': '10.0.0.1', 'X-Forwarded-Host': 'evil.example', 'X-Request-ID': '7', Proxy: 'x' };
  expect(backendSees(web, { headers: claims }).headers).toMatchObject({
    'X-Forwarded-For': '192.0.2.7',
    'X-Forwarded-Host': 'shop.example.com',
    'X-Original-Forwarded-For': '10.0.0.1',
    'X-Original-Forwarded-Host': 'evil.example',
    'X-Request-ID': '7',
    Proxy: null,
  });
});

test('a proxy before the controller is believed where the ConfigMap says so: the host is the one that it tells', () => {
  const headers = {
    'X-Forwarded-For': '198.51.100.4, 10.0.0.1',
    'X-Forwarded-Host': 'outer.example.com, inner',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Port': '8443',
  };
  const believed = { 'use-forwarded-headers': 'true', 'proxy-real-ip-cidr': '192.0.2.0/24,10.0.0.0/8' };
  const seen = backendSees(web, { headers }, believed);
  expect(seen.host).toBe('outer.example.com');
  expect(seen.headers).toMatchObject({
    'X-Real-IP': '198.51.100.4',
    'X-Forwarded-For': '198.51.100.4',
    'X-Forwarded-Host': 'outer.example.com',
    'X-Forwarded-Port': '8443',
    'X-Scheme': 'https',
  });
  const full = { ...believed, 'compute-full-forwarded-for': 'true' };
  expect(backendSees(web, { headers }, full).headers).toMatchObject({
    'X-Forwarded-For': '198.51.100.4, 10.0.0.1, 192.0.2.7',
  });
});

test('a client that asks for WebSocket is passed on as such', () => {
  const headers = { Connection: 'Upgrade', Upgrade: 'websocket' };
  expect(backendSees(web, { headers }).headers).toMatchObject({ Connection: 'upgrade', Upgrade: 'websocket' });
  expect(backendSees(web, { headers: { Connection: 'close' } }).headers).toMatchObject({ Connection: null });
});

test('a backend that speaks FastCGI is told nothing in headers', () => {
  const { headers } = backendSees([ingress({ 'backend-protocol': 'FCGI' }), service('web')].join('\n---\n'));
  expect(headers).toEqual({});
});

test('credentials go on to the backend, unless nginx asks for them itself', () => {
  const closed = ingress({ 'auth-type': 'basic', 'auth-secret': 'users' });
  expect(backendSees(web, { headers: anna }).headers).toMatchObject(anna);
  expect(backendSees([closed, users, service('web')].join('\n---\n'), { headers: anna }).headers).toMatchObject({
    Authorization: '',
  });
});

test('one who comes by address keeps no credentials either, where one of both is enough', () => {
  const either = { 'auth-type': 'basic', 'auth-secret': 'users', satisfy: 'any' };
  const closed = ingress({ ...either, 'whitelist-source-range': '192.0.2.0/24' });
  expect(backendSees([closed, users, service('web')].join('\n---\n'), { headers: anna }).headers).toMatchObject({
    Authorization: '',
  });
});

test('the host for the backend may hold variables', () => {
  const inner = ingress({ 'upstream-vhost': '$host.internal' });
  expect(backendSees([inner, service('web')].join('\n---\n'), { host: 'SHOP.example.com:80' }).host).toBe(
    'shop.example.com.internal',
  );
});

test('the header of the ConfigMap comes before what nginx would tell', () => {
  const map = JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'own' },
    data: { 'X-Scheme': 'always' },
  });
  const seen = backendSees([ingress({}), service('web'), map].join('\n---\n'), {}, { 'proxy-set-headers': 'shop/own' });
  expect(seen.headers).toMatchObject({ 'X-Scheme': 'always' });
  expect(seen.told).not.toContain('X-Scheme');
  expect(seen.told).toContain('X-Real-IP');
});

test('of several origins the answer names the one that asks, as it is written', () => {
  const open = ingress({
    'enable-cors': 'true',
    'cors-allow-origin': 'https://*.example.org, https://one.example.net',
    'cors-allow-methods': 'GET,POST',
  });
  const answered = (origin: string) =>
    ask([open, service('web')].join('\n---\n'), { headers: { Origin: origin } }).responseHeaders;
  expect(answered('https://App.example.org')).toMatchObject({
    'Access-Control-Allow-Origin': 'https://App.example.org',
    'Access-Control-Allow-Methods': 'GET,POST',
  });
  expect(answered('https://one.example.net')).toMatchObject({
    'Access-Control-Allow-Origin': 'https://one.example.net',
  });
  expect(answered('https://example.net')).not.toHaveProperty('Access-Control-Allow-Origin');
});

describe('a page for an error', () => {
  const pages = { 'custom-http-errors': '401,403', 'default-backend': 'pages' };
  const closed = ingress({ ...pages, 'auth-type': 'basic', 'auth-secret': 'users', 'auth-realm': 'shop' });
  const manifests = [closed, users, service('web'), service('pages')].join('\n---\n');

  test('takes the place of the 401 for a password that is missing, and the browser still asks for it', () => {
    const outcome = ask(manifests, { path: '/cart?x=1' });
    expect(outcome).toMatchObject({
      backend: { service: 'pages' },
      upstream: { path: '/?x=1', headers: { 'X-Code': '401', 'X-Original-URI': '/cart?x=1', 'X-Service-Name': 'web' } },
      responseHeaders: { 'WWW-Authenticate': 'Basic realm="shop"' },
    });
  });

  test('does not for one that is right', () => {
    expect(ask(manifests, { headers: anna })).toMatchObject({ backend: { service: 'web' } });
  });

  test('takes the place of the 403 for an address that may not come', () => {
    const listed = ingress({ ...pages, 'whitelist-source-range': '10.0.0.0/8' });
    const all = [listed, service('web'), service('pages')].join('\n---\n');
    expect(ask(all)).toMatchObject({ backend: { service: 'pages' }, upstream: { headers: { 'X-Code': '403' } } });
    expect(ask(all, { clientIP: '10.1.2.3' })).toMatchObject({ backend: { service: 'web' } });
  });

  test('comes from the default backend of the controller where the Ingress names none: there it is 404', () => {
    const bare = ingress({ 'custom-http-errors': '401', 'auth-type': 'basic', 'auth-secret': 'users' });
    expect(ask([bare, users, service('web')].join('\n---\n'))).toMatchObject({ outcome: 'respond', status: 404 });
  });
});

test('the Service that answers for one without endpoints is told so', () => {
  const spare = ingress({ 'default-backend': 'pages' });
  const nobody = JSON.stringify({ apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'web' }, subsets: [] });
  const alone = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { ports: [{ port: 80 }] },
  });
  const outcome = ask([spare, alone, nobody, service('pages')].join('\n---\n'), { path: '/cart' });
  expect(outcome).toMatchObject({
    backend: { service: 'pages' },
    upstream: { path: '/cart', headers: { 'X-Code': '503', 'X-Ingress-Name': 'web', 'X-Service-Port': '80' } },
  });
});

test('headers for all routes may hold variables of nginx, for backends and for clients', () => {
  const settings = `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: told, namespace: ingress }
data: { X-Path: $request_uri, X-From: "$remote_addr on $host", X-Id: $req_id, X-Team: shop }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: shown, namespace: ingress }
data: { X-Served: "$scheme" }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  rules: [{ host: shop.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }] }
`;
  const configMap = { 'proxy-set-headers': 'ingress/told', 'add-headers': 'ingress/shown' };
  const answer = answered(settings, [{ kind: 'ingress-nginx', configMap }], 'http://shop.example.com/cart?x=1', {
    clientIP: '192.0.2.7',
  });
  expect(answer).toMatchObject({
    upstream: {
      headers: {
        'X-Path': '/cart?x=1',
        'X-From': '192.0.2.7 on shop.example.com',
        'X-Id': '<$req_id>',
        'X-Team': 'shop',
      },
    },
    responseHeaders: { 'X-Served': 'http' },
  });
});
