import type { Chart } from 'cdk8s';
import type { Application, ControllerName, Platform } from '#index.js';
import { Certificate } from '../../imports/cert-manager.js';

/** What the platforms of both controllers have alike. */
export const settings = {
  domain: 'example.com',
  tls: { issuer: 'letsencrypt', challenge: 'http01' },
  elsewhere: ['ClusterIssuer/letsencrypt', 'ClusterIssuer/internal'],
} as const;

/** The calls of clients: gRPC over TLS up to the controller, and anew from there to the pods. */
export const routed = { host: 'inventory.example.com', protocol: 'grpcs' } as const;

/** The inventory in the version that runs and in the next one. */
export function inventory(
  platform: Platform<ControllerName>,
  chart: Chart,
): { readonly current: Application; readonly next: Application } {
  new platform.Namespace(chart, 'namespace', { name: 'inventory' });
  // Both versions show one certificate, that the authority of the company signs.
  new Certificate(chart, 'certificate', {
    metadata: { name: 'inventory' },
    spec: {
      secretName: 'inventory-tls',
      dnsNames: ['inventory.internal'],
      issuerRef: { kind: 'ClusterIssuer', name: 'internal' },
    },
  });
  const version = (name: string, tag: string): Application =>
    new platform.Application(chart, name, {
      image: `registry.example.com/inventory:${tag}`,
      ports: { grpc: 8443 },
      volumes: [{ path: '/tls', secret: 'inventory-tls' }],
      env: { TLS_CERT: '/tls/tls.crt', TLS_KEY: '/tls/tls.key' },
    });
  return { current: version('inventory-1', '1.8.0'), next: version('inventory-2', '2.0.0-rc.1') };
}
