import type { Chart } from 'cdk8s';
import type { ControllerName, Platform } from '#index.js';

/** The platform team: www leads to the host without it, and whatever host nobody has gets a page that says so. */
export function edge({ Application, Namespace, Route }: Platform<ControllerName>, chart: Chart): void {
  new Namespace(chart, 'namespace', { name: 'edge' });
  const nobody = new Application(chart, 'nobody', {
    image: 'nginxinc/nginx-unprivileged:1.29-alpine',
    port: 8080,
    user: 101,
    volumes: [{ path: '/usr/share/nginx/html', files: { 'index.html': '<h1>There is nothing here</h1>' } }],
    expose: { host: '*.example.com' },
  });
  new Route(chart, 'www', {
    to: nobody,
    host: 'www.example.com',
    redirectTo: { url: 'https://example.com/', status: 301 },
  });
}
