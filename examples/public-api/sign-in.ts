import type { Chart } from 'cdk8s';
import type { ControllerName, ExternalAuth, Platform } from '#index.js';
import { ExternalSecret, service } from '#index.js';

/** What routes ask for that only those may use who have signed in: the controller asks oauth2-proxy before each request. */
export const signedIn = {
  url: 'http://oauth2-proxy.api.svc.cluster.local:4180/oauth2/auth',
  responseHeaders: ['X-Auth-Request-User', 'X-Auth-Request-Email'],
} satisfies ExternalAuth;

/** oauth2-proxy, where users sign in with the identity provider of the company, below /oauth2 of the API's own host. */
export function signIn(platform: Platform<ControllerName>, chart: Chart): void {
  const secret = new ExternalSecret(chart, 'oauth2-proxy-secrets', {
    store: 'vault',
    data: { 'client-secret': 'api/oauth2-proxy/client', 'cookie-secret': 'api/oauth2-proxy/cookie' },
  });
  const dex = service({
    namespace: 'identity',
    name: 'dex',
    labels: { 'app.kubernetes.io/name': 'dex' },
    ports: 5556,
  });
  new platform.Application(chart, 'oauth2-proxy', {
    image: 'quay.io/oauth2-proxy/oauth2-proxy:v7.12.0',
    port: 4180,
    calls: [dex],
    env: {
      OAUTH2_PROXY_HTTP_ADDRESS: '0.0.0.0:4180',
      OAUTH2_PROXY_PROVIDER: 'oidc',
      OAUTH2_PROXY_OIDC_ISSUER_URL: `http://${dex.address}/dex`,
      OAUTH2_PROXY_CLIENT_ID: 'api',
      OAUTH2_PROXY_CLIENT_SECRET: { secret, key: 'client-secret' },
      OAUTH2_PROXY_COOKIE_SECRET: { secret, key: 'cookie-secret' },
      OAUTH2_PROXY_EMAIL_DOMAINS: '*',
      OAUTH2_PROXY_REVERSE_PROXY: 'true',
      OAUTH2_PROXY_SET_XAUTHREQUEST: 'true',
      OAUTH2_PROXY_UPSTREAMS: 'static://202',
    },
    probes: { readiness: { http: '/ready' } },
    expose: { host: 'api.example.com', path: '/oauth2' },
  });
}
