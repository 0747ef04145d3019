import type { Chart } from 'cdk8s';
import type { Application } from '#index.js';
import { cidr, external, itself, monitoring } from '#index.js';
import type { CiliumPlatform } from './batch.js';

/** The block of addresses that the provider gives to databases, and the port of PostgreSQL. */
export const database = cidr('10.20.0.0/16', 5432);

/** What all programs of the billing share: where they come from, whom they run as, and the database. */
export const billing = {
  user: 1000,
  pullSecrets: ['registry'],
  env: { PGHOST: 'database', PGDATABASE: 'billing' },
  envFrom: [{ secret: 'database-login' }],
} as const;

/** What runs all day: the queue, those who work it off, and the interface for accountants. */
export function services(platform: CiliumPlatform, chart: Chart): Application {
  const { Application } = platform;
  const queue = queueOf(platform, chart);
  new Application(chart, 'payer', {
    ...billing,
    image: 'registry.example.com/billing/payer:7.3.1',
    ports: { metrics: 9090 },
    env: { ...billing.env, QUEUE: queue.address, PAYMENT_KEY: { secret: 'payment', key: 'key' } },
    calls: [{ application: queue, port: 'client' }, database, external('api.stripe.com', 443)],
    callers: [monitoring()],
    autoscaling: { min: 2, max: 20, metrics: [{ pods: 'queue_messages_waiting', average: '30' }] },
    scheduling: { nodes: { 'kubernetes.io/arch': 'amd64' }, spread: [{ over: 'zone', skew: 2 }] },
  });
  new Application(chart, 'accounts', {
    ...billing,
    image: 'registry.example.com/billing/accounts:7.3.1',
    ports: { http: 8080 },
    sidecars: {
      statsd: { image: 'prom/statsd-exporter:v0.28.0', user: 65534, ports: { statsd: 9125, metrics: 9102 } },
    },
    calls: [database],
    callers: [monitoring('metrics')],
    annotations: { 'example.com/team': 'billing' },
    expose: { host: 'accounts.example.com', allow: ['10.0.0.0/8'] },
  });
  return queue;
}

/** Three servers that speak with each other by a port of their own, and keep what is in the queue. */
function queueOf({ Application }: CiliumPlatform, chart: Chart): Application {
  return new Application(chart, 'queue', {
    image: 'nats:2.12-alpine',
    kind: 'StatefulSet',
    replicas: 3,
    ports: { client: 4222, cluster: 6222, monitor: 8222 },
    env: { POD: { field: 'metadata.name' } },
    args: [
      '--name=$(POD)',
      '--jetstream',
      '--store_dir=/data',
      '--http_port=8222',
      '--cluster_name=billing',
      '--cluster=nats://0.0.0.0:6222',
      '--routes=nats://queue-pods:6222',
    ],
    user: 1000,
    group: 1000,
    calls: [itself('cluster')],
    probes: { readiness: { http: '/healthz', port: 'monitor' } },
    volumes: [{ path: '/data', name: 'data', claim: { size: '20Gi' } }],
  });
}
