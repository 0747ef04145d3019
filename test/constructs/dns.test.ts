import { Chart } from 'cdk8s';
import type { CniName, Cni, Dns, PlatformApp } from '#index.js';
import { cidr, cilium, definePlatform, external, ingressNginx } from '#index.js';
import { faultsOf, shown } from './shown.js';

/** An application that calls somebody, in a cluster that resolves names in some way. */
function caller(dns: Dns, cni?: Cni<'cilium'>, calls = [cidr('10.0.0.0/8', 443)]): PlatformApp {
  const {
    Application,
    Namespace,
    PlatformApp: App,
  } = definePlatform<'ingress-nginx', CniName>({
    controller: ingressNginx(),
    dns,
    ...(cni && { cni }),
  });
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new Namespace(chart, 'ns', { name: 'shop' });
  new Application(chart, 'api', { image: 'api:1', calls });
  return app;
}

/** The peers and ports of the network policy for names. */
function asked(dns: Dns, cni?: Cni<'cilium'>): string {
  const app = caller(dns, cni);
  expect(faultsOf(app)).toEqual([]);
  expect(app.render().diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  return shown(app, 'NetworkPolicy api-dns')
    .replace(/^[^]*egress:\n/, '')
    .replace(/\n {2}podSelector:[^]*$/, '');
}

test('CoreDNS and kube-dns have the same label', () => {
  expect(asked('kube-dns')).toContain(
    'kube-system\n          podSelector:\n            matchLabels:\n              k8s-app: kube-dns',
  );
});

test('a cache on each node answers at its own address, or at the pods of the cluster where it is not there', () => {
  expect(asked('node-local')).toBe(`    - ports:
        - port: 53
          protocol: TCP
        - port: 53
          protocol: UDP
      to:
        - ipBlock:
            cidr: "169.254.20.10/32"
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns`);
});

test('Cilium redirects to the pods of the cache', () => {
  expect(asked('node-local', cilium())).toContain('k8s-app: node-local-dns');
});

test('OpenShift resolves names on a port of its own', () => {
  expect(asked('openshift')).toBe(`    - ports:
        - port: 5353
          protocol: TCP
        - port: 5353
          protocol: UDP
      to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: openshift-dns
          podSelector:
            matchLabels:
              dns.operator.openshift.io/daemonset-dns: default`);
});

test('pods and addresses of another kind can be named', () => {
  expect(asked({ namespace: 'dns', labels: { app: 'unbound' }, ports: [1053] })).toContain('app: unbound');
  expect(asked({ cidr: ['169.254.20.10/32', '10.96.0.10/32'] })).toContain('10.96.0.10/32');
});

test('names of hosts are learnt from the cache that Cilium redirects to', () => {
  const app = caller('node-local', cilium(), [external('api.stripe.com', 443) as never]);
  expect(faultsOf(app)).toEqual([]);
  expect(shown(app, 'CiliumNetworkPolicy api-calls')).toContain('k8s-app: node-local-dns');
  expect(shown(app, 'CiliumNetworkPolicy api-calls')).toContain('cidr: "169.254.20.10/32"');
});

test.each<[string, Dns, string]>([
  [
    'an address without its length',
    { cidr: '10.96.0.10' },
    'dns.cidr: 10.96.0.10 is not a block of addresses such as 10.20.0.0/16',
  ],
  ['no address', { cidr: [] }, 'dns.cidr: names no block of addresses; give one such as 169.254.20.10/32'],
  ['no port', { namespace: 'dns', ports: [] }, 'dns.ports: names no port; leave it away for 53'],
  ['a port that is none', { namespace: 'dns', ports: [70000] }, 'dns.ports: 70000 is not a port, ports are 1 to 65535'],
  ['a namespace without a name', { namespace: '' }, 'dns.namespace: "" is not the name of a namespace'],
  ['a kind that is not known', 'bind' as never, 'dns: "bind" is not one of kube-dns, node-local, openshift'],
])('%s is a fault of the app', (_, dns, fault) => {
  expect(faultsOf(caller(dns))).toEqual([`[app] ${fault}`]);
});
