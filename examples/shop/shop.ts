import { ApiObject, Chart } from 'cdk8s';
import type { Controller, PlatformApp } from '#index.js';
import { definePlatform } from '#index.js';
import { services } from './services.js';

/**
 * The online shop of the well-known microservices demo: eleven services and a Redis, of which the internet reaches one.
 * Nothing here knows which controller the cluster runs.
 */
export function shop(controller: Controller, outdir: string): PlatformApp {
  const platform = definePlatform({ controller, domain: 'example.com', tls: { issuer: 'shop' } });
  const app = new platform.PlatformApp({ outdir, complete: true });
  issuer(new Chart(app, 'issuer'));
  const chart = new Chart(app, 'shop', { namespace: 'shop', labels: { 'app.kubernetes.io/part-of': 'shop' } });
  new platform.Namespace(chart, 'shop');
  services(platform, chart);
  return app;
}

/** Signs certificates by itself, so that the shop comes up on any cluster with cert-manager. For the internet: an `acme` issuer. */
function issuer(chart: Chart): void {
  new ApiObject(chart, 'shop', {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: 'shop' },
    spec: { selfSigned: {} },
  });
}
