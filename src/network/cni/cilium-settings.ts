import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { helmReleases } from '#cluster/helm/helm-releases.js';
import type { Json } from '#model/json.js';
import { isArray, objectOf, textOf, valueAt } from '#model/json.js';
import type { CniProfile } from './cni.js';

/** A network as the manifests set it up: Cilium by the ConfigMap of its agents, else by the values of its chart. */
export function asSetUp(cni: CniProfile, cluster: Cluster): CniProfile {
  if (cni.name !== 'cilium') return cni;
  const [settings] = [...ofAgents(cluster), ...ofCharts(cluster)];
  if (!settings) return cni;
  const { matchMode, clusterNetworkPolicy, sctp } = settings;
  const meansPods = matchMode.includes('pods');
  const optional = cni.optionalKinds.filter(one => one !== clusterKind);
  const isTold = clusterNetworkPolicy !== undefined && optional.length < cni.optionalKinds.length;
  return {
    ...cni,
    sctp: sctp ?? cni.sctp,
    peers: {
      ...cni.peers,
      ...(matchMode.includes('nodes') && { blocksMeanNodes: true }),
      ...(meansPods && { blocksMeanPods: true, networksMeanPods: true }),
    },
    ...(isTold && {
      optionalKinds: optional,
      adminKinds: clusterNetworkPolicy ? [...cni.adminKinds, 'ClusterNetworkPolicy'] : cni.adminKinds,
    }),
  };
}

const clusterKind = 'ClusterNetworkPolicy.policy.networking.k8s.io';

/** What of Cilium's settings policies depend on; undefined is not told. */
interface CiliumSettings {
  /** What a block of addresses means beside the outside: `nodes`, `pods`. */
  readonly matchMode: readonly string[];
  readonly clusterNetworkPolicy: boolean | undefined;
  readonly sctp: boolean | undefined;
}

/** (cilium v1.20.2, Documentation/security/policy/layer3.rst, Selecting nodes with CIDR; install/kubernetes/cilium/templates/cilium-configmap.yaml) */
function ofAgents(cluster: Cluster): readonly CiliumSettings[] {
  const maps = ofKind(cluster, '', 'ConfigMap').filter(({ name }) => name === 'cilium-config');
  return maps.map(({ value }) => {
    const data = objectOf(value['data']);
    return {
      matchMode: wordsOf(data['policy-cidr-match-mode']),
      clusterNetworkPolicy: switchOf(data['enable-k8s-cluster-network-policy']),
      sctp: switchOf(data['enable-sctp']),
    };
  });
}

const charts = ['cilium', 'rke2-cilium'];

/** (cilium v1.20.2, install/kubernetes/cilium/values.yaml: policyCIDRMatchMode, k8sClusterNetworkPolicy, sctp, extraConfig) */
function ofCharts(cluster: Cluster): readonly CiliumSettings[] {
  const releases = helmReleases(cluster).filter(({ chart }) => charts.includes(chart));
  return releases.map(({ values }) => {
    const extra = objectOf(values['extraConfig']);
    return {
      matchMode: wordsOf(extra['policy-cidr-match-mode'] ?? values['policyCIDRMatchMode']),
      clusterNetworkPolicy: switchOf(
        extra['enable-k8s-cluster-network-policy'] ?? valueAt(values, ['k8sClusterNetworkPolicy', 'enabled']),
      ),
      sctp: switchOf(extra['enable-sctp'] ?? valueAt(values, ['sctp', 'enabled'])),
    };
  });
}

/** A list, or words between blanks or commas. */
function wordsOf(json: Json | undefined): readonly string[] {
  if (isArray(json)) return json.flatMap(one => textOf(one) ?? []);
  return (textOf(json) ?? '').split(/[\s,]+/).filter(word => word !== '');
}

function switchOf(json: Json | undefined): boolean | undefined {
  const text = typeof json === 'boolean' ? String(json) : textOf(json);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
