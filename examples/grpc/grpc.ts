import { Chart } from 'cdk8s';
import type { PlatformApp } from '#index.js';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { inventory, routed, settings } from './inventory.js';

/**
 * One call in twenty goes to the next version, and each that carries `x-version: next`. A canary by header is a policy that only
 * ingress-nginx has: on a platform with Traefik it does not compile.
 */
export function onIngressNginx(outdir: string): PlatformApp {
  const platform = definePlatform({ ...settings, controller: ingressNginx() });
  const app = new platform.PlatformApp({ outdir, complete: true });
  const chart = new Chart(app, 'inventory', { namespace: 'inventory' });
  const { current, next } = inventory(platform, chart);
  new platform.Route(chart, 'inventory', {
    ...routed,
    to: current,
    canary: { backend: next, header: { name: 'x-version', value: 'next' }, weight: 5 },
  });
  return app;
}

/**
 * One call in twenty goes to the next version. Who wants it each time calls it by its own host. Traefik verifies whom it calls over
 * TLS, and is told who signed.
 */
export function onTraefik(outdir: string): PlatformApp {
  const platform = definePlatform({ ...settings, controller: traefik() });
  const app = new platform.PlatformApp({ outdir, complete: true });
  const chart = new Chart(app, 'inventory', { namespace: 'inventory' });
  const { current, next } = inventory(platform, chart);
  const backendTls = { authorities: ['inventory-tls'], serverName: 'inventory.internal' };
  new platform.Route(chart, 'inventory', {
    ...routed,
    backendTls,
    to: [
      { application: current, weight: 95 },
      { application: next, weight: 5 },
    ],
  });
  new platform.Route(chart, 'inventory-next', { ...routed, host: 'next.example.com', backendTls, to: next });
  return app;
}
