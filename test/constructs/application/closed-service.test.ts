import { ApiObject } from 'cdk8s';
import type { ApplicationProps } from '#index.js';
import { cidr, monitoring } from '#index.js';
import { platform, shopWith } from '../shown.js';

const { Application } = platform;

type Props = Partial<ApplicationProps<'ingress-nginx'>>;

/** What is warned of an application with a Service that is reached from outside. */
function warned(props: Props): readonly string[] {
  return shopWith(chart => new Application(chart, 'mail', { image: 'shop/mail:1', port: 2525, ...props })).render()
    .warnings;
}

test('a load balancer before pods that no address may reach is worth a warning', () => {
  expect(warned({ service: { type: 'LoadBalancer' } })).toEqual([
    "[shop/mail] service.type: a LoadBalancer is reached from outside the cluster, and the network policies let in no address; name those that may come in callers, as cidr('203.0.113.0/24'); with externalTraffic: 'Local' pods see a client's, else a node's",
  ]);
});

test('so is a port of the nodes, and Prometheus is nobody from outside', () => {
  expect(warned({ service: { type: 'NodePort', externalTraffic: 'Local' }, callers: [monitoring()] })).toEqual([
    "[shop/mail] service.type: a NodePort is reached from outside the cluster, and the network policies let in no address; name those that may come in callers, as cidr('203.0.113.0/24')",
  ]);
});

test.each<[string, Props]>([
  ['its callers are addresses', { service: { type: 'LoadBalancer' }, callers: [cidr('203.0.113.0/24')] }],
  ['it is reached in the cluster alone', { service: { headless: true } }],
  ['its pods share the network of their nodes', { service: { type: 'NodePort' }, hostNetwork: true }],
])('nothing is warned of a Service where %s', (_, props) => {
  expect(warned(props).filter(one => one.includes('service.type'))).toEqual([]);
});

test('a network policy of another library may let addresses in', () => {
  const app = shopWith(chart => {
    new Application(chart, 'mail', { image: 'shop/mail:1', port: 2525, service: { type: 'LoadBalancer' } });
    const spec = { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '203.0.113.0/24' } }] }] };
    new ApiObject(chart, 'in', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: {}, spec });
  });
  expect(app.render().warnings).toEqual([]);
});
