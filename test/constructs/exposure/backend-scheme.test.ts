import { Chart } from 'cdk8s';
import type { Port } from '#index.js';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { shown } from '../shown.js';

// Left to itself, Traefik speaks HTTPS where a port is called https or the Service's is 443.
// (v3.7, pkg/provider/kubernetes/crd/kubernetes_http.go: parseServiceProtocol)
test.each<[string, Readonly<Record<string, number | Port>>]>([
  ['a port called https', { https: 8443 }],
  ['a Service port 443', { tls: { port: 8443, service: 443 } }],
])('%s is asked in plain HTTP behind both controllers, as nobody said otherwise', (_, ports) => {
  const manifest = (controller: Parameters<typeof definePlatform>[0]['controller'], kind: string): string => {
    const { Application, PlatformApp } = definePlatform({ controller, domain: 'example.com' });
    const app = new PlatformApp();
    new Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1', ports, expose: {} });
    return shown(app, `${kind} web`);
  };
  expect(manifest(traefik(), 'IngressRoute')).toContain('scheme: http\n');
  expect(manifest(ingressNginx(), 'Ingress')).not.toContain('backend-protocol');
});
