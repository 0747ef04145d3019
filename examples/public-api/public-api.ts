import { Chart } from 'cdk8s';
import type { Controller, ControllerName, Platform, PlatformApp } from '#index.js';
import { definePlatform, ExternalSecret } from '#index.js';
import { signIn, signedIn } from './sign-in.js';

/** An API that anybody may call who has signed in, and what is asked of each of its paths. */
export function publicApi(controller: Controller, outdir: string): PlatformApp {
  const platform = definePlatform({
    controller,
    domain: 'example.com',
    tls: { issuer: 'letsencrypt', challenge: 'http01' },
    elsewhere: ['ClusterIssuer/letsencrypt', 'Namespace/identity'],
  });
  const app = new platform.PlatformApp({ outdir, complete: true });
  const chart = new Chart(app, 'api', { namespace: 'api' });
  new platform.Namespace(chart, 'namespace', { name: 'api' });
  signIn(platform, chart);
  api(platform, chart);
  admin(platform, chart);
  live(platform, chart);
  return app;
}

/** The API itself. Scripts of the web shop call it from the browser, and see who signed in by a cookie. */
function api(platform: Platform<ControllerName>, chart: Chart): void {
  const host = 'api.example.com';
  new platform.Application(chart, 'api', {
    image: 'registry.example.com/api:3.2.0',
    port: 8080,
    autoscaling: { min: 3, max: 20, cpu: 70 },
    probes: { readiness: { http: '/healthz' } },
    expose: [
      {
        host,
        path: '/v1',
        rewrite: { strip: true },
        externalAuth: signedIn,
        cors: {
          origins: ['https://shop.example.com'],
          methods: ['GET', 'POST', 'PUT', 'DELETE'],
          headers: ['content-type'],
          credentials: true,
          maxAge: '10m',
        },
        rateLimit: { rps: 20, burst: 100 },
      },
      {
        host,
        path: '/v1/uploads',
        rewrite: { prefix: '/uploads' },
        externalAuth: signedIn,
        bodySize: '1g',
        // What is uploaded is looked through before the answer begins.
        timeouts: { responseHeader: '5m' },
      },
      // Scripts are told 401, people who read in a browser are sent to where they sign in.
      { host, path: '/docs', externalAuth: { ...signedIn, signIn: `https://${host}/oauth2/start` } },
    ],
  });
}

/** What operators see: from the office alone, and with a password. */
function admin(platform: Platform<ControllerName>, chart: Chart): void {
  // One file of users as htpasswd writes it, under the key that ingress-nginx asks for; Traefik takes the only one that there is.
  const operators = new ExternalSecret(chart, 'operators', { store: 'vault', data: { auth: 'api/operators' } });
  new platform.Application(chart, 'admin', {
    image: 'registry.example.com/admin:3.2.0',
    port: 8080,
    expose: {
      host: 'api.example.com',
      path: '/admin',
      allow: ['198.51.100.0/24', '2001:db8:100::/48'],
      basicAuth: { secret: operators.name, realm: 'operators' },
    },
  });
}

/** News of orders over WebSocket: a client that comes again finds the pod that knows it. */
function live(platform: Platform<ControllerName>, chart: Chart): void {
  new platform.Application(chart, 'live', {
    image: 'registry.example.com/live:3.2.0',
    port: 8080,
    replicas: 3,
    expose: {
      host: 'api.example.com',
      path: '/live',
      externalAuth: signedIn,
      sticky: { cookie: 'live', secure: true, httpOnly: true, sameSite: 'Lax' },
    },
  });
}
