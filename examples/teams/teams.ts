import { Chart } from 'cdk8s';
import type { Controller, ControllerName, PlatformApp, Tls } from '#index.js';
import { Host, definePlatform } from '#index.js';
import { edge } from './edge.js';
import { orders } from './orders.js';
import type { SorryPage } from './storefront.js';
import { storefront } from './storefront.js';

/**
 * Two teams behind example.com: the storefront has the host but for /orders, which belongs to the team of the orders. Each has a
 * namespace, a chart and a certificate of its own. What belongs to neither, hosts that nobody has, is the platform team's. All is said
 * for whatever controller there is, but for one page of the storefront.
 */
export function teams<Kind extends ControllerName>(
  controller: Controller<Kind>,
  outdir: string,
  sorryPage: SorryPage<Kind>,
): PlatformApp {
  const tls: Tls = { issuer: 'letsencrypt', challenge: 'dns01' }; // a wildcard is proved by DNS alone
  const cluster = {
    domain: 'example.com',
    tls,
    elsewhere: ['ClusterIssuer/letsencrypt'],
  };
  const platform = definePlatform<ControllerName>({ ...cluster, controller });
  const app = new platform.PlatformApp({ outdir, complete: true });
  edge(platform, new Chart(app, 'edge', { namespace: 'edge' }));
  const api = orders(platform, new Chart(app, 'orders', { namespace: 'orders' }));
  storefront(
    definePlatform({ ...cluster, controller }),
    new Chart(app, 'storefront', { namespace: 'storefront' }),
    api,
    sorryPage,
  );

  new Host(new Chart(app, 'hosts'), 'example.com', { paths: { '/': 'storefront', '/orders': 'orders' } });
  return app;
}
