import { Chart } from 'cdk8s';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { namesOf, platform, shopWith, shown } from './shown.js';

const { Application, Namespace, Route } = platform;

test('an exposed application has an Ingress with its host, its certificate and its issuer', () => {
  const app = shopWith(chart => {
    new Namespace(chart, 'shop');
    new Application(chart, 'web', { image: 'web:1', port: 3000, expose: { host: 'shop.example.com' } });
  });
  const ingress = shown(app, 'Ingress web');
  expect(ingress).toContain('cert-manager.io/cluster-issuer: letsencrypt');
  expect(ingress).toContain('host: shop.example.com');
  expect(ingress).toContain('secretName: shop.example.com-tls');
});

test('a Route leads to a Service that is there already', () => {
  const app = shopWith(chart => {
    new Route(chart, 'legacy', { host: 'old.example.com', to: { service: 'legacy', port: 80 } });
  });
  expect(shown(app, 'Ingress legacy')).toContain('name: legacy');
});

test('a Route whose pods are known lets the controller reach them', () => {
  const app = shopWith(chart => {
    new Route(chart, 'way', { to: { service: 'legacy', port: 80, pods: { labels: { app: 'legacy' }, port: 8000 } } });
  });
  expect(shown(app, 'NetworkPolicy legacy-from-controller-for-way')).toContain('port: 8000');
});

test('with two controllers, each gets its manifests and both may reach the pods', () => {
  const moving = definePlatform({ controller: [ingressNginx(), traefik()], domain: 'example.com' });
  const app = new moving.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new moving.Application(chart, 'web', { image: 'web:1', port: 80, expose: {} });
  expect(namesOf(app)).toEqual(expect.arrayContaining(['Ingress web', 'IngressRoute web']));
  const policy = shown(app, 'NetworkPolicy web-from-controller');
  expect(policy).toContain('kubernetes.io/metadata.name: ingress-nginx');
  expect(policy).toContain('kubernetes.io/metadata.name: traefik');
});
