import { Chart } from 'cdk8s';
import type { PlatformApp, PlatformProps } from '#index.js';
import { cilium, definePlatform, gkeDataplaneV2, ingressNginx, traefik } from '#index.js';
import { run } from '../../../cli/run.js';
import { faultsOf, namesOf, platform, shopWith, shown } from '../../shown.js';

/** An exposed application on a platform of some controller. */
function web(props: PlatformProps<'ingress-nginx' | 'traefik'>): PlatformApp {
  const { Application, PlatformApp: App } = definePlatform({ domain: 'example.com', ...props });
  const app = new App();
  new Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1', port: 80, expose: {} });
  return app;
}

const onNodes = { hostNetwork: { nodes: ['10.0.0.0/16'] } };

test('several routes to one port of an application open it once', () => {
  const { Application, Route } = platform;
  const app = shopWith(chart => {
    const one = new Application(chart, 'web', { image: 'web:1', ports: { http: 80, admin: 81 }, expose: {} });
    new Route(chart, 'a', { to: one, path: '/a' });
    new Route(chart, 'b', { to: { application: one, port: 'admin' }, path: '/b' });
  });
  expect(namesOf(app).filter(name => name.includes('web-from-controller'))).toEqual([
    'NetworkPolicy web-from-controller',
    'NetworkPolicy web-from-controller-for-b',
  ]);
  expect(app.render().diagnostics.filter(({ rule }) => rule === 'policy-redundant')).toEqual([]);
});

test('a controller in the network of its nodes comes from their addresses', async () => {
  const app = web({ controller: ingressNginx(onNodes) });
  expect(faultsOf(app)).toEqual([]);
  expect(shown(app, 'NetworkPolicy web-from-controller')).toContain(
    '    - from:\n        - ipBlock:\n            cidr: "10.0.0.0/16"\n',
  );
  const { out } = await run(
    ['reach', '--from', '10.0.3.4', '--to', 'shop/web', '--port', '80', '-'],
    __dirname,
    app.synthYaml(),
  );
  expect(out).toContain('allowed');
});

test('for Cilium, which never takes addresses for nodes, it is the nodes themselves', () => {
  const app = web({ controller: traefik(onNodes), cni: cilium() });
  expect(faultsOf(app)).toEqual([]);
  expect(namesOf(app)).not.toContain('NetworkPolicy web-from-controller');
  expect(shown(app, 'CiliumNetworkPolicy web-from-controller')).toContain(`  ingress:
    - fromEntities:
        - host
        - remote-node
      toPorts:
        - ports:
            - port: "80"
              protocol: TCP
`);
});

test('Traefik of k3s is in kube-system', () => {
  const app = web({ controller: traefik({ namespace: 'kube-system' }) });
  expect(shown(app, 'NetworkPolicy web-from-controller')).toContain(`    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              app.kubernetes.io/name: traefik
`);
});

test('nodes that are no blocks of addresses are a fault of the app', () => {
  expect(faultsOf(web({ controller: ingressNginx({ hostNetwork: { nodes: ['10.0.0.1'] } }) }))).toEqual([
    '[app] controller.hostNetwork.nodes: 10.0.0.1 is not a block of addresses such as 10.20.0.0/16',
  ]);
  expect(faultsOf(web({ controller: ingressNginx({ hostNetwork: 5 as never }) }))[0]).toContain(
    'nodes: 5 is not a list of texts',
  );
});

test('where no network policy means nodes, a controller there is a fault of the app', () => {
  expect(faultsOf(web({ controller: traefik(onNodes), cni: gkeDataplaneV2() }))).toEqual([
    '[app] controller.hostNetwork: on gke-dataplane-v2 no network policy means nodes; run the controller in a network of its own, or give cni: cilium() where the cluster takes CiliumNetworkPolicies',
  ]);
});
