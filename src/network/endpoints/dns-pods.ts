import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { groupOf } from '#model/resource.js';
import type { Protocol } from '../algebra/protocol.js';
import { labelsFrom, namespaceLabels, unknownLabels } from '../policy/known-labels.js';
import { standIn } from './controller-pods.js';
import type { Pods } from './pods.js';

/** Where the pods that resolve names stand, and how they are made up where no manifest has them. */
interface Resolver {
  readonly namespace: string;
  readonly label: readonly [string, string];
  readonly end: { readonly workload: string; readonly name: string };
  readonly port: number;
}

/** (kubernetes v1.36, cluster/addons/dns/coredns/coredns.yaml.base) */
const usual: Resolver = {
  namespace: 'kube-system',
  label: ['k8s-app', 'kube-dns'],
  end: { workload: 'Deployment', name: 'coredns' },
  port: 53,
};

/** (openshift/cluster-dns-operator release-4.20, assets/dns/daemonset.yaml and pkg/operator/controller/names.go) */
const openShift: Resolver = {
  namespace: 'openshift-dns',
  label: ['dns.operator.openshift.io/daemonset-dns', 'default'],
  end: { workload: 'DaemonSet', name: 'dns-default' },
  port: 5353,
};

/** The pods that resolve names: those among the manifests, else made up as every cluster has them, or OpenShift where it shows. */
export function dnsPodsOf(cluster: Cluster, pods: readonly Pods[]): readonly Pods[] {
  const own = pods.filter(one => [usual, openShift].some(resolver => isOf(one, resolver)));
  return own.length > 0 ? own : [madeUp(cluster, isOpenShift(cluster) ? openShift : usual)];
}

/** The port on which pods resolve names: the one that they call so, else the usual one. */
export function dnsPortOf({ ports }: Pods, protocol: Protocol): number {
  const name = protocol === 'TCP' ? 'dns-tcp' : 'dns';
  return ports.find(one => one.name === name && one.protocol === protocol)?.port ?? usual.port;
}

function isOf({ namespace, labels }: Pods, resolver: Resolver): boolean {
  const [key, value] = resolver.label;
  return namespace === resolver.namespace && labels.pod.known.get(key) === value;
}

/** Kinds of its own, or network policies that speak of its DNS. */
function isOpenShift(cluster: Cluster): boolean {
  const policies = ['networking.k8s.io/NetworkPolicy', 'policy.networking.k8s.io/AdminNetworkPolicy'];
  return (
    cluster.resources.some(({ apiVersion }) => groupOf(apiVersion).endsWith('.openshift.io')) ||
    policies
      .flatMap(kind => ofKind(cluster, kind.split('/')[0] ?? '', kind.split('/')[1] ?? ''))
      .some(({ value }) => JSON.stringify(value['spec'] ?? null).includes(`"${openShift.namespace}"`))
  );
}

function madeUp(cluster: Cluster, { namespace, label: [key, value], end, port }: Resolver): Pods {
  return {
    ...standIn,
    end: { kind: 'workload', namespace, ...end },
    namespace,
    labels: {
      pod: labelsFrom({ [key]: value }, true),
      namespace: namespaceLabels(cluster, namespace),
      account: unknownLabels,
    },
    ports: [
      { name: 'dns', port, protocol: 'UDP' },
      { name: 'dns-tcp', port, protocol: 'TCP' },
      { name: 'metrics', port: 9153, protocol: 'TCP' },
    ],
  };
}
