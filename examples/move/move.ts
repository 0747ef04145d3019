import { Chart } from 'cdk8s';
import type { PlatformApp } from '#index.js';
import { calico, definePlatform, ingressNginx, traefik } from '#index.js';

/**
 * A shop on its way from ingress-nginx to Traefik: both have its routes, so that a record in the DNS moves the traffic, and moves
 * it back. Only what both can do compiles, and a request that they would answer otherwise stops the synthesis. When nobody asks the old one any more, it is taken out of the list.
 */
export function move(outdir: string): PlatformApp {
  const { Application, Namespace, PlatformApp } = definePlatform({
    controller: [ingressNginx({ version: '1.15' }), traefik({ version: '3.7', ingressClass: 'traefik' })],
    cni: calico(),
    domain: 'example.com',
    tls: { issuer: 'letsencrypt', challenge: 'dns01' }, // a challenge by HTTP would be answered where the DNS leads
    elsewhere: ['ClusterIssuer/letsencrypt'],
  });
  const app = new PlatformApp({ outdir, complete: true, failOn: 'warning' });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new Namespace(chart, 'namespace', { name: 'shop' });

  const catalog = new Application(chart, 'catalog', {
    image: 'registry.example.com/shop/catalog:5.1.2',
    port: 8080,
    user: 1000,
    expose: {
      host: 'shop.example.com',
      path: '/api/catalog',
      rewrite: { strip: true },
      rateLimit: { rps: 50, burst: 200 },
    },
  });
  const sticky = { cookie: 'pod', secure: true, httpOnly: true };
  new Application(chart, 'web', {
    image: 'registry.example.com/shop/web:8.0.0',
    port: 3000,
    user: 1000,
    env: { CATALOG: catalog.address },
    calls: [catalog],
    expose: [
      { host: 'shop.example.com', sticky },
      { host: 'shop.example.com', sticky, path: { regex: '/[a-z]{2}/products/[0-9]+' }, timeouts: { connect: '5s' } },
      { host: 'shop.example.com', sticky, path: { exact: '/import' }, allow: ['10.0.0.0/8'], bodySize: '64m' },
    ],
  });
  return app;
}
