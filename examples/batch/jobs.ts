import type { Chart } from 'cdk8s';
import type { Application } from '#index.js';
import { external, kubernetesApi } from '#index.js';
import type { CiliumPlatform } from './batch.js';
import { billing, database } from './services.js';

/** What runs to its end: nobody calls it. */
export function jobs({ Job }: CiliumPlatform, chart: Chart, queue: Application): void {
  new Job(chart, 'invoices', {
    ...billing,
    image: 'registry.example.com/billing/invoices:7.3.1',
    schedule: '0 2 * * *',
    timeZone: 'Europe/Berlin',
    deadline: 4 * 60 * 60,
    retries: 2,
    env: { ...billing.env, QUEUE: queue.address, ARCHIVE: 'https://invoices.s3.eu-central-1.amazonaws.com' },
    calls: [{ application: queue, port: 'client' }, database, external('*.s3.eu-central-1.amazonaws.com', 443)],
    account: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/invoices' } },
    resources: { cpu: '2', memory: '4Gi' },
    scheduling: {
      priorityClass: 'batch',
      tolerations: [{ key: 'example.com/batch', effect: 'NoSchedule' }],
      preferredNodes: { 'example.com/pool': 'batch' },
    },
  });
  new Job(chart, 'migrate', {
    ...billing,
    image: 'registry.example.com/billing/migrate:7.3.1',
    calls: [database],
    keep: 3600,
  });
  // It removes the pods of invoices that hang: of all programs here it alone speaks with the API server.
  new Job(chart, 'sweeper', {
    image: 'registry.example.com/billing/sweeper:1.4.0',
    user: 1000,
    pullSecrets: ['registry'],
    schedule: '*/30 * * * *',
    calls: [kubernetesApi()],
    account: { may: [{ verbs: ['list', 'delete'], resources: ['jobs.batch', 'pods'] }] },
  });
}
