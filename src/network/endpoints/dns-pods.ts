import type { Cluster } from '#cluster/cluster.js';
import { labelsFrom, namespaceLabels, unknownLabels } from '../policy/known-labels.js';
import { standIn } from './controller-pods.js';
import type { Pods } from './pods.js';

const namespace = 'kube-system';
const label = ['k8s-app', 'kube-dns'] as const;

/**
 * The pods that resolve names: those among the manifests, else made up as every cluster has them.
 * (kubernetes v1.36, cluster/addons/dns/coredns/coredns.yaml.base)
 */
export function dnsPodsOf(cluster: Cluster, pods: readonly Pods[]): readonly Pods[] {
  const own = pods.filter(one => one.namespace === namespace && one.labels.pod.known.get(label[0]) === label[1]);
  return own.length > 0 ? own : [madeUp(cluster)];
}

function madeUp(cluster: Cluster): Pods {
  return {
    ...standIn,
    end: { kind: 'workload', namespace, workload: 'Deployment', name: 'coredns' },
    namespace,
    labels: {
      pod: labelsFrom({ [label[0]]: label[1] }, true),
      namespace: namespaceLabels(cluster, namespace),
      account: unknownLabels,
    },
    ports: [
      { name: 'dns', port: 53, protocol: 'UDP' },
      { name: 'dns-tcp', port: 53, protocol: 'TCP' },
      { name: 'metrics', port: 9153, protocol: 'TCP' },
    ],
  };
}
