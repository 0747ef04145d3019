import { find } from '#cluster/cluster.js';
import type { Cluster } from '#cluster/cluster.js';
import type { Finding } from '#model/findings/diagnostic.js';
import type { Json } from '#model/json.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import { stringsOf, subjectOf } from '#model/resource.js';
import { addressText } from '#model/addresses/address-text.js';
import { blockOf } from '#model/addresses/block.js';
import { isLinkLocalUnicast } from '#model/addresses/special-address.js';
import type { NetworkFindings } from '#network/findings.js';
import { findingsOf } from '#network/findings.js';
import { rule } from './rule.js';

/** The ranges of Services that installers choose unless told otherwise. (kubernetes, cmd/kubeadm/app/apis/kubeadm/v1beta4/defaults.go; docs.k3s.io, k3s server, --service-cidr) */
const services = ['10.96.0.0/12', '10.43.0.0/16'];

/** The ranges of pods. (flannel, Documentation/kube-flannel.yml; docs.k3s.io, k3s server, --cluster-cidr) */
const pods = ['10.244.0.0/16', '10.42.0.0/16'];

export const policyIpBlockPods = rule({
  id: 'policy-ip-block-pods',
  category: 'policy',
  severity: 'warning',
  summary: 'An ipBlock is written for the addresses of Services or pods.',
  why: 'Network policies see the pod behind a Service, never the address of the Service; and whether a block means pods depends on the network of the cluster: under Cilium it never does.',
  fix: 'Select the pods by podSelector and namespaceSelector; write ipBlock for what is outside the cluster.',
  reads: ['network'],
  *check({ network }) {
    const cilium = ciliumRange(network.cluster);
    for (const peer of findingsOf(network, 'address-peer')) {
      const { source, path, cidr, meansPods } = peer;
      if (besideCache(valueAt(source.value, path.slice(0, -2)))) continue;
      const found = ofService(peer) ?? judged(cidr, cilium, meansPods === true);
      if (found) yield { at: source.locate(path), subject: subjectOf(source), path, ...found };
    }
  },
});

/**
 * NodeLocal DNSCache answers on each node at an address of its own and, under iptables, at that of kube-dns: whoever lets pods reach the one
 * means the other, too. (kubernetes.io, Using NodeLocal DNSCache in Kubernetes Clusters)
 */
function besideCache(peers: Json | undefined): boolean {
  return itemsOf(peers).some(one => {
    const block = blockOf(textOf(objectOf(objectOf(one)['ipBlock'])['cidr']) ?? '');
    return block !== undefined && isLinkLocalUnicast({ family: block.family, value: block.from });
  });
}

/** The Services that every cluster has, at their usual addresses. (kubeadm: the first and the tenth of the range; docs.k3s.io, k3s server, --cluster-dns) */
const usualServices: Readonly<Record<string, string>> = {
  '10.96.0.1': 'default/kubernetes',
  '10.96.0.10': 'kube-system/kube-dns',
  '10.43.0.1': 'default/kubernetes',
  '10.43.0.10': 'kube-system/kube-dns',
};

/** One address that stands for a Service of the manifests, or usually does: a block that holds more may be meant for the others. */
function ofService({ cidr, service }: NetworkFindings['address-peer']): Pick<Finding, 'message'> | undefined {
  const block = blockOf(cidr);
  if (!block || block.from !== block.to) return undefined;
  const address = addressText({ family: block.family, value: block.from });
  const usual = Object.hasOwn(usualServices, address) ? usualServices[address] : undefined;
  const name = service ? `${service.namespace}/${service.name}` : usual;
  return name === undefined
    ? undefined
    : {
        message: `${address} is ${service ? 'the' : 'the usual'} address of Service ${name}: a pod's takes its place before policies are asked`,
      };
}

function judged(
  cidr: string,
  cilium: string | undefined,
  meansPods: boolean,
): Pick<Finding, 'message' | 'severity'> | undefined {
  if (services.includes(cidr)) {
    return { message: `${cidr} is where Services have their addresses: no pod is reached, or comes, from there` };
  }
  if (cidr === cilium) {
    return { message: `${cidr} is where pods have their addresses, and Cilium matches no pod by its address` };
  }
  if (!pods.includes(cidr)) return undefined;
  const message = `${cidr} is where pods have their addresses: not every network matches pods by them`;
  return { severity: meansPods ? 'info' : 'warning', message };
}

/** The range of the pods, where Cilium's configuration is among the manifests. (cilium, install/kubernetes/cilium/templates/cilium-configmap.yaml) */
function ciliumRange(cluster: Cluster): string | undefined {
  const settings = find(cluster, '', 'ConfigMap', 'kube-system', 'cilium-config');
  return settings && stringsOf(settings.value['data'])['cluster-pool-ipv4-cidr'];
}
