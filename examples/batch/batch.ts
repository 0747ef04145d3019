import { Chart } from 'cdk8s';
import type { Controller, ControllerName, Platform, PlatformApp } from '#index.js';
import { ExternalSecret, ExternalService, cilium, definePlatform } from '#index.js';
import { jobs } from './jobs.js';
import { services } from './services.js';

/** A platform whose network knows hosts by their names. */
export type CiliumPlatform = Platform<ControllerName, 'cilium'>;

/**
 * Billing: invoices are made by night, paid by a payment service outside and kept in a database outside. What each part may reach
 * is said by name, by address or not at all.
 */
export function batch(controller: Controller, outdir: string): PlatformApp {
  const platform: CiliumPlatform = definePlatform({
    controller,
    cni: cilium(),
    monitoring: { namespace: 'observability', labels: { 'app.kubernetes.io/name': 'prometheus' } },
    domain: 'example.com',
    tls: { issuer: 'letsencrypt' },
    elsewhere: [
      'Namespace/observability',
      'ClusterIssuer/letsencrypt',
      'Secret/billing/registry',
      'PriorityClass/batch',
    ],
  });
  const app = new platform.PlatformApp({ outdir, complete: true });
  const chart = new Chart(app, 'billing', { namespace: 'billing' });
  new platform.Namespace(chart, 'namespace', {
    name: 'billing',
    quota: { cpu: '40', memory: '80Gi', others: { 'count/jobs.batch': '200' } },
    limits: { max: { memory: '8Gi' } },
  });
  new ExternalService(chart, 'database', { host: 'billing.db.internal.example.com' });
  new ExternalSecret(chart, 'database-login', {
    store: 'vault',
    data: {
      PGUSER: { from: 'billing/database', property: 'user' },
      PGPASSWORD: { from: 'billing/database', property: 'password' },
    },
  });
  new ExternalSecret(chart, 'payment', { store: 'vault', data: { key: 'billing/payment-key' } });

  jobs(platform, chart, services(platform, chart));
  return app;
}
