import { Chart } from 'cdk8s';
import type { ApplicationProps } from '#index.js';
import { cidr, definePlatform, ingressNginx } from '#index.js';
import { matchers } from '#testing/index.js';
import { faultsOf, namesOf, platform, shopWith, shown } from '../shown.js';

expect.extend(matchers);

const { Application, Namespace } = platform;
type Props = Partial<ApplicationProps<'ingress-nginx'>>;

/** A program of each node, in its network, beside an application that it may call. */
function agent(props: Props, podSecurity: 'privileged' | 'restricted' = 'privileged') {
  return shopWith(chart => {
    new Namespace(chart, 'shop', { podSecurity });
    const kind = 'DaemonSet';
    new Application(chart, 'agent', { image: 'shop/agent:1', port: 9100, kind, hostNetwork: true, ...props });
  });
}

test('pods in the network of their node resolve names by the cluster, and no network policy is written of them', () => {
  const app = agent({});
  expect(faultsOf(app)).toEqual([]);
  expect(app).toSynthesizeCleanly();
  expect(shown(app, 'DaemonSet agent')).toContain('hostNetwork: true');
  expect(shown(app, 'DaemonSet agent')).toContain('dnsPolicy: ClusterFirstWithHostNet');
  expect(namesOf(app).filter(name => name.startsWith('NetworkPolicy agent'))).toEqual([]);
});

test('a namespace held to restricted takes none', () => {
  expect(faultsOf(agent({}, 'restricted'))).toEqual([
    "[shop/agent] hostNetwork: its pods share the network of their node, and namespace shop (shop/shop/namespace) is held to restricted; leave it away, or give the namespace podSecurity: 'privileged'",
  ]);
});

test('whom they call and who calls them cannot be said by labels', () => {
  expect(faultsOf(agent({ calls: [cidr('192.0.2.0/24', 443)], callers: [{ namespace: 'ops' }], dns: true }))).toEqual([
    "[shop/agent] calls: no network policy means pods in the network of their node; leave it away, and let in the nodes there by `callers: [cidr('10.0.0.0/16', …)]`",
    '[shop/agent] callers: no network policy keeps anybody from pods in the network of their node; leave it away, and close the port on the nodes',
    '[shop/agent] dns: no network policy means pods in the network of their node; leave it away',
  ]);
});

test('nor can others name them, as callee or as caller', () => {
  const app = shopWith(chart => {
    new Namespace(chart, 'shop', { podSecurity: 'privileged' });
    const node = new Application(chart, 'agent', { image: 'shop/agent:1', port: 9100, hostNetwork: true, replicas: 1 });
    new Application(chart, 'web', { image: 'shop/web:1', port: 3000, calls: [node] });
    new Application(chart, 'api', { image: 'shop/api:1', port: 3000, callers: [{ application: node }] });
  });
  const says =
    "agent runs in the network of its nodes, where no label means it; name their addresses, cidr('10.0.0.0/16', …)";
  expect(faultsOf(app)).toEqual([`[shop/web] calls.0: ${says}`, `[shop/api] callers.0: ${says}`]);
});

test('the addresses of the nodes let them in', () => {
  const own = definePlatform({ controller: ingressNginx() });
  const app = new own.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new own.Namespace(chart, 'shop');
  new own.Application(chart, 'api', { image: 'shop/api:1', port: 3000, callers: [cidr('10.0.0.0/16')] });
  expect(shown(app, 'NetworkPolicy api-callers')).toContain('cidr: "10.0.0.0/16"');
});
