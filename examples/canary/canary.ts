import { Chart } from 'cdk8s';
import { Capability, Deployment, SeccompProfileType } from 'cdk8s-plus-28';
import type { Controller, PlatformApp } from '#index.js';
import { definePlatform } from '#index.js';

/**
 * A service on its way into gatewright: version 1 stays the plain cdk8s-plus-28 Deployment that it was, version 2 is an
 * Application, and a Route sends one request in ten to it.
 */
export function canary(controller: Controller, outdir: string): PlatformApp {
  const { Application, Namespace, PlatformApp, Route } = definePlatform({ controller, domain: 'example.com' });
  const app = new PlatformApp({ outdir, complete: true });
  const chart = new Chart(app, 'orders', { namespace: 'orders' });
  new Namespace(chart, 'orders');

  orders(chart);
  const next = new Application(chart, 'orders-next', { image: 'registry.example.com/orders:2', port: 8080 });

  new Route(chart, 'api', {
    path: '/orders',
    rewrite: { strip: true },
    to: [
      { service: 'orders', port: 80, pods: { labels: { app: 'orders' }, port: 8000 }, weight: 9 },
      { application: next, weight: 1 },
    ],
  });
  return app;
}

/** Version 1, as it was written before, and as its namespace, which enforces `restricted`, admits it. */
function orders(chart: Chart): void {
  const deployment = new Deployment(chart, 'v1', {
    metadata: { name: 'orders' },
    podMetadata: { labels: { app: 'orders' } },
    containers: [
      {
        image: 'registry.example.com/orders:1',
        portNumber: 8000,
        securityContext: {
          user: 1000,
          capabilities: { drop: [Capability.ALL] },
          seccompProfile: { type: SeccompProfileType.RUNTIME_DEFAULT },
        },
      },
    ],
  });
  deployment.exposeViaService({ name: 'orders', ports: [{ port: 80, targetPort: 8000 }] });
}
