import type { Chart } from 'cdk8s';
import type { Application, ControllerName, Platform, Policies } from '#index.js';

/** How a controller shows the page that stands in for an answer with 503. */
export type SorryPage<Kind extends ControllerName> = (sorry: Application) => Policies<Kind>;

/** The team of the storefront: the whole host, but for what others own. It calls the orders across namespaces. */
export function storefront<Kind extends ControllerName>(
  { Application, Namespace }: Platform<Kind>,
  chart: Chart,
  orderApi: Application,
  sorryPage: SorryPage<Kind>,
): void {
  new Namespace(chart, 'namespace', { name: 'storefront', quota: { cpu: '12', memory: '24Gi', pods: 50 } });
  const sorry = new Application(chart, 'sorry', {
    image: 'nginxinc/nginx-unprivileged:1.29-alpine',
    port: 8080,
    user: 101,
    volumes: [{ path: '/usr/share/nginx/html', files: { 'index.html': '<h1>Back in a minute</h1>' } }],
  });
  new Application(chart, 'web', {
    image: 'registry.example.com/storefront/web:12.0.3',
    ports: { http: { port: 3000, service: 80 }, hooks: 8090 },
    user: 1000,
    env: { ORDERS_URL: `http://${orderApi.name}.${orderApi.namespace}:8081` },
    calls: [{ application: orderApi, port: 'internal' }],
    // It is told when an order changes. The orders cannot name it in their `calls`, since they are made before.
    callers: [{ application: orderApi, ports: ['hooks'] }],
    expose: { host: 'example.com', ...sorryPage(sorry) },
  });
}
