import { Chart } from 'cdk8s';
import type { Controller, PlatformApp } from '#index.js';
import { definePlatform } from '#index.js';

/**
 * Two releases of Helm that are there already: Longhorn, whose interface asks nobody for a password, and oauth2-proxy, which lets
 * in who has signed in. Nothing of them is written here but their routes, and the network policies that let the controller in.
 */
export function helmRelease(controller: Controller, outdir: string): PlatformApp {
  const { PlatformApp, Route } = definePlatform({ controller, domain: 'example.com', tls: { issuer: 'letsencrypt' } });
  const app = new PlatformApp({ outdir });

  // The labels and ports of pods are those that the charts give them. (oauth2-proxy/manifests, helm/oauth2-proxy/templates/_helpers.tpl)
  const proxy = { 'app.kubernetes.io/name': 'oauth2-proxy', 'app.kubernetes.io/instance': 'oauth2-proxy' };
  new Route(new Chart(app, 'auth', { namespace: 'auth' }), 'sign-in', {
    to: { service: 'oauth2-proxy', port: 80, pods: { labels: proxy, port: 4180, closes: true } },
  });

  // (longhorn/longhorn, chart/templates/deployment-ui.yaml)
  new Route(new Chart(app, 'longhorn', { namespace: 'longhorn-system' }), 'longhorn', {
    to: { service: 'longhorn-frontend', port: 80, pods: { labels: { app: 'longhorn-ui' }, port: 8000, closes: true } },
    externalAuth: {
      url: 'http://oauth2-proxy.auth.svc.cluster.local/oauth2/auth',
      signIn: 'https://sign-in.example.com/oauth2/start',
      responseHeaders: ['X-Auth-Request-User'],
    },
    bodySize: '10g', // images of disks are uploaded here
  });
  return app;
}
