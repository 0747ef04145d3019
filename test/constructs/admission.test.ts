import { Chart } from 'cdk8s';
import type { ApplicationProps, PlatformProps } from '#index.js';
import { definePlatform, ingressNginx } from '#index.js';
import { faultsOf, shown } from './shown.js';

/** An application in a namespace that somebody else makes, on a platform that says what its namespaces are held to. */
function web(given: Partial<PlatformProps<'ingress-nginx'>>, props: Partial<ApplicationProps<'ingress-nginx'>>) {
  const { Application, PlatformApp } = definePlatform({ controller: ingressNginx(), ...given });
  const app = new PlatformApp();
  new Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1', port: 8080, ...props });
  return app;
}

test('a port that only root may have is a fault wherever the platform holds namespaces to restricted', () => {
  expect(faultsOf(web({ podSecurity: 'restricted' }, { port: 80 }))).toEqual([
    "[shop/web] port: 80 is below 1024, where only root listens on many nodes, and namespace shop (podSecurity of definePlatform) is held to restricted; let it listen above (ports: { main: { port: 8080, service: 80 } }), or give sysctls: { 'net.ipv4.ip_unprivileged_port_start': '0' }",
  ]);
});

test.each<[string, Partial<PlatformProps<'ingress-nginx'>>]>([
  ['nobody says what it is held to', {}],
  ['it is held to baseline', { podSecurity: 'baseline' }],
  ['it is only audited', { podSecurity: { enforce: 'privileged', audit: 'restricted' } }],
])('it is none where %s', (_, given) => {
  expect(faultsOf(web(given, { port: 80 }))).toEqual([]);
});

test('so is a container that starts as root', () => {
  expect(faultsOf(web({ podSecurity: { warn: 'baseline' } }, { root: true }))).toEqual([
    "[shop/web] root: the container starts as root, and namespace shop (podSecurity of definePlatform) is held to restricted; give `user` and an image that runs as it, or give the namespace podSecurity: 'baseline'",
  ]);
});

test('a Namespace is held to what the platform says, and may say another standard', () => {
  const platform = definePlatform({ controller: ingressNginx(), podSecurity: 'baseline' });
  const app = new platform.PlatformApp();
  const chart = new Chart(app, 'chart');
  new platform.Namespace(chart, 'shop');
  new platform.Namespace(chart, 'agents', { podSecurity: 'privileged' });
  expect(shown(app, 'Namespace shop')).toContain('pod-security.kubernetes.io/enforce: baseline');
  expect(shown(app, 'Namespace agents')).toContain('pod-security.kubernetes.io/enforce: privileged');
  new platform.Application(chart, 'log', { namespace: 'agents', image: 'log:1', root: true });
  new platform.Application(chart, 'web', { namespace: 'shop', image: 'web:1', privileged: true });
  expect(faultsOf(app)).toEqual([
    "[chart/web] privileged: the container may do all that the node may, and namespace shop (chart/shop/namespace) is held to baseline; leave it away, or give the namespace podSecurity: 'privileged'",
  ]);
});

test('a version of the standards that does not exist is a fault of the platform', () => {
  expect(faultsOf(web({ podSecurity: { version: '36' } }, {}))).toEqual([
    '[app] podSecurity.version: 36 is not latest or a version of Kubernetes such as 1.36',
  ]);
});
