import type { Chart } from 'cdk8s';
import type { Application, ControllerName, Platform } from '#index.js';

/** The team of the orders: what clients see below /orders, and a second port for other teams alone. */
export function orders({ Application, Namespace }: Platform<ControllerName>, chart: Chart): Application {
  new Namespace(chart, 'namespace', {
    name: 'orders',
    quota: { cpu: '8', memory: '16Gi', pods: 30 },
    limits: { max: { memory: '2Gi' } },
  });
  const store = new Application(chart, 'order-store', {
    image: 'valkey/valkey:8.1-alpine',
    kind: 'StatefulSet',
    port: 6379,
    user: 999,
    group: 1000,
    volumes: [{ path: '/data', name: 'data', claim: { size: '5Gi' } }],
  });
  return new Application(chart, 'order-api', {
    image: 'registry.example.com/orders/api:4.2.0',
    ports: { http: { port: 8080, service: 80 }, internal: 8081 },
    user: 1000,
    env: { STORE_ADDR: store.address, NOTIFY_URL: 'http://web.storefront:8090' },
    calls: [store],
    expose: { host: 'example.com', path: '/orders', rewrite: { strip: true } },
  });
}
