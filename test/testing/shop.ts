import { Chart } from 'cdk8s';
import type { PlatformApp } from '#index.js';
import { calico, definePlatform, traefik } from '#index.js';

const {
  Application,
  Namespace,
  PlatformApp: App,
} = definePlatform({
  controller: traefik(),
  cni: calico(),
  domain: 'example.com',
});

/** A shop behind Traefik: web calls api, api calls the database; only web is exposed. */
export function shop(): { readonly app: PlatformApp; readonly chart: Chart } {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new Namespace(chart, 'shop');
  const db = new Application(chart, 'db', { image: 'postgres:17', port: 5432 });
  const api = new Application(chart, 'api', { image: 'api:1', port: 8080, calls: [db] });
  new Application(chart, 'web', {
    image: 'web:1',
    port: 3000,
    calls: [api],
    expose: { host: 'shop.example.com', path: '/shop' },
  });
  return { app, chart };
}
