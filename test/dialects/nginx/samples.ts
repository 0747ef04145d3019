import type { JsonObject } from '#model/json.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Sample } from '../contract.js';

/** Ingresses whose annotations are neither written nor recorded without a fault. */
export const samples: readonly Sample[] = [
  sample({
    'auth-url': 'http://auth.shop.svc.cluster.local/check',
    'auth-method': 'GET',
    'auth-signin': 'https://login.example.com',
    'auth-signin-redirect-param': 'back',
    'auth-request-redirect': '/asked',
    'auth-response-headers': 'X-User',
    'auth-proxy-set-headers': 'shop/sent',
    'auth-cache-key': '$remote_user',
    'auth-cache-duration': '200 10m',
    'auth-keepalive': '10',
    'auth-keepalive-requests': '5',
    'auth-keepalive-timeout': '60',
    'auth-keepalive-share-vars': 'true',
    'auth-always-set-cookie': 'true',
  }),
  sample({ 'enable-cors': 'true', 'cors-max-age': '600' }),
  sample({
    'proxy-buffering': 'on',
    'proxy-request-buffering': 'off',
    'proxy-buffers-number': '8',
    'proxy-buffer-size': '8k',
    'proxy-busy-buffers-size': '16k',
  }),
  sample({ 'backend-protocol': 'FCGI', 'fastcgi-index': 'index.php', 'fastcgi-params-configmap': 'shop/sent' }),
  sample({ 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'shop/ca', 'proxy-ssl-verify': 'on' }),
  sample({ 'custom-http-errors': '503' }, {}, ['shop/web']),
  sample({ 'disable-proxy-intercept-errors': 'true' }, { 'custom-http-errors': '503' }, ['shop/web']),
  sample({}, { hsts: 'false' }),
  sample({}, { 'proxy-set-headers': 'shop/sent' }),
  sample({}, { 'add-headers': 'shop/sent' }),
  sample({ 'server-snippet': 'return 418;', 'stream-snippet': 'server { listen 9000; }' }, snippets()),
  sample({ 'configuration-snippet': 'return 418;' }, snippets()),
  sample({ 'auth-url': 'http://auth.shop.svc.cluster.local/', 'auth-snippet': 'proxy_set_header A b;' }, snippets()),
  sample({ 'enable-modsecurity': 'true', 'modsecurity-snippet': 'SecRuleEngine On' }, snippets()),
];

function snippets(): Readonly<Record<string, string>> {
  return { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' };
}

function sample(
  annotations: Readonly<Record<string, string>>,
  configMap: Readonly<Record<string, string>> = {},
  noEndpoints: ControllerSettings['noEndpoints'] = [],
): Sample {
  const whole = Object.entries(annotations).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]);
  const backend = { service: { name: 'web', port: { number: 80 } } };
  const paths = [{ path: '/', pathType: 'Prefix', backend }];
  const spec = { ingressClassName: 'nginx', rules: [{ host: 'shop.example.com', http: { paths } }] };
  const ingress = named('networking.k8s.io/v1', 'Ingress', 'web', { spec });
  return {
    values: [
      {
        ...ingress,
        metadata: { name: 'web', namespace: 'shop', annotations: Object.fromEntries(whole) as JsonObject },
      },
      service('web'),
      service('auth'),
      named('v1', 'ConfigMap', 'sent', { data: { 'X-Sent': 'one' } }),
      named('v1', 'Secret', 'ca', { data: { 'ca.crt': 'eA==', 'tls.crt': 'eA==', 'tls.key': 'eA==' } }),
    ],
    settings: { name: 'nginx', kind: 'ingress-nginx', assumeEndpoints: true, noEndpoints, configMap },
  };
}

function service(name: string): JsonObject {
  return named('v1', 'Service', name, { spec: { selector: { app: name }, ports: [{ name: 'http', port: 80 }] } });
}

function named(apiVersion: string, kind: string, name: string, more: JsonObject): JsonObject {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' }, ...more };
}
