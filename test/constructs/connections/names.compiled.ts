import { compiled } from '../compiled.js';

/** Calling a host by its name compiles where the CNI enforces names, and elsewhere the compiler's message is the reason and the way out. */
const cnis = {
  cilium: 'cni: cilium()',
  'calico-enterprise': "cni: calico({ edition: 'enterprise' })",
  calico: "cni: calico({ version: '3.31' })",
  flannel: 'cni: flannel()',
  'weave-net': 'cni: weaveNet()',
  'kube-router': 'cni: kubeRouter()',
  'aws-vpc-cni': 'cni: awsVpcCni()',
  'azure-npm': 'cni: azureNpm()',
  'azure-cilium': 'cni: azureCilium()',
  'gke-dataplane-v2': 'cni: gkeDataplaneV2()',
  another: "cni: cni('antrea')",
  untold: '',
} satisfies Readonly<Record<string, string>>;

const naming = ['cilium', 'calico-enterprise'];
const host = "external('api.stripe.com', 443)";
const others =
  "cidr('10.0.0.0/8', 443), kubernetesApi(), itself(), service({ namespace: 'a', name: 'b', labels: { app: 'b' }, ports: 80 })";

const messages = compiled({
  ...Object.fromEntries(Object.entries(cnis).map(([name, cni]) => [name, sourceOf(cni, host)])),
  others: sourceOf(cnis.flannel, others),
  portless: sourceOf(cnis.cilium, "cidr('10.0.0.0/8')"),
  wrapped: `
    import type { ApplicationProps, Platform } from 'gatewright';
    import { cilium, definePlatform, flannel, traefik } from 'gatewright';
    function golden(platform: Platform<'traefik'>, props: ApplicationProps<'traefik'>) { void [platform, props]; }
    golden(definePlatform({ controller: traefik(), cni: cilium() }), { image: 'a:1' });
    golden(definePlatform({ controller: traefik(), cni: flannel() }), { image: 'a:1' });
    golden(definePlatform({ controller: traefik() }), { image: 'a:1' });
  `,
});

test.each(Object.keys(cnis))('a call of a host by its name on %s', name => {
  const says = "a name takes cni: cilium() or calico({ edition: 'enterprise' }), or give the addresses by cidr()";
  if (naming.includes(name)) expect(messages[name]).toBe('');
  else expect(messages[name]).toContain(says);
});

test('all other calls compile whatever the CNI', () => {
  expect(messages['others']).toBe('');
});

test('addresses are called on a port', () => {
  expect(messages['portless']).toContain("'ports'");
});

test('a function of one controller takes its platform on any network', () => {
  expect(messages['wrapped']).toBe('');
});

function sourceOf(cni: string, calls: string): string {
  return `
    import { Chart } from 'cdk8s';
    import {
      awsVpcCni, azureCilium, azureNpm, calico, cidr, cilium, cni, definePlatform, external, flannel, gkeDataplaneV2, itself,
      kubeRouter, kubernetesApi, service, traefik, weaveNet,
    } from 'gatewright';
    void [awsVpcCni, azureCilium, azureNpm, calico, cidr, cilium, cni, external, flannel, gkeDataplaneV2, itself];
    void [kubeRouter, kubernetesApi, service, weaveNet];
    const { Application, PlatformApp } = definePlatform({ controller: traefik(), ${cni} });
    const chart = new Chart(new PlatformApp(), 'shop', { namespace: 'shop' });
    new Application(chart, 'web', { image: 'web:1', port: 80, calls: [${calls}] });
  `;
}
