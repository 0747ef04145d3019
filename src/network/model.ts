import type { Cluster } from '#cluster/cluster.js';
import type { Workload } from '#cluster/workloads.js';
import { valuesByKey } from '#model/grouped.js';
import type { Resource } from '#model/resource.js';
import type { CniProfile, PolicyReading } from './cni/cni.js';
import { asSetUp } from './cni/cilium-settings.js';
import { cniNamed } from './cni/cni-named.js';
import { cniShown } from './cni/cni-shown.js';
import type { Controller, ControllerPods } from './endpoints/controller-pods.js';
import { controllersOf } from './endpoints/controller-pods.js';
import { dnsPodsOf } from './endpoints/dns-pods.js';
import type { Engine } from './engine/engine.js';
import { engineOf } from './engine/engine.js';
import { predicatesOf } from './engine/predicates.js';
import type { Pods } from './endpoints/pods.js';
import { anyNode } from './endpoints/any-node.js';
import { podFamilies } from './endpoints/pod-families.js';
import { nodesOf } from './endpoints/nodes.js';
import { serviceAddresses } from './endpoints/service-addresses.js';
import { podsByName } from './endpoints/pods-by-name.js';
import { withNamesOut } from './kinds/cilium/names-out.js';
import { readPolicies } from './kinds/read-policies.js';
import { podsOf } from './endpoints/read-pods.js';
import { endpointClasses } from './engine/endpoint-classes.js';
import { withEqualPriorities } from './engine/equal-priority.js';

export interface NetworkOptions {
  /**
   * `calico@3.31`; `conformant` is all that the APIs define, `none` enforces nothing. Default: the network that the manifests show, else
   * `conformant`.
   */
  readonly cni?: string;
  readonly controllers: readonly ControllerPods[];
}

/** What the network policies of a cluster let through, ready to be asked. */
export interface NetworkModel {
  readonly cluster: Cluster;
  /** What it was made with, to be made again of another cluster. */
  readonly options: NetworkOptions;
  readonly cni: CniProfile;
  /** The pods of the manifests. */
  readonly pods: readonly Pods[];
  /** Pods by `namespace/name`, their owner's and their own. */
  readonly named: ReadonlyMap<string, readonly Pods[]>;
  readonly byWorkload: ReadonlyMap<Workload, readonly Pods[]>;
  readonly controllers: readonly Controller[];
  /** The pods that resolve names; made up where they stand in no manifest. */
  readonly dns: readonly Pods[];
  /** A node of the cluster, whose address nobody told. */
  readonly node: Pods;
  /** The nodes whose addresses the manifests tell. */
  readonly nodes: readonly Pods[];
  /** Services by the addresses that they have in the cluster. */
  readonly serviceAddresses: ReadonlyMap<string, Resource>;
  /** Policies, and parts of policies, that the CNI does not enforce. */
  readonly ineffective: PolicyReading['ineffective'];
  readonly engine: Engine;
}

/** Reads the network policies of a cluster, and the pods, controllers and addresses that they tell apart. */
export function networkOf(cluster: Cluster, given: NetworkOptions): NetworkModel {
  const options = { ...given, cni: given.cni ?? cniShown(cluster) ?? 'conformant' };
  const cni = asSetUp(cniNamed(options.cni), cluster);
  const pods = podsOf(cluster);
  const byWorkload = valuesByKey(pods.flatMap(one => (one.workload ? [[one.workload, one] as const] : [])));
  const controllers = controllersOf(cluster, options.controllers, pods);
  const dns = dnsPodsOf(cluster, pods);
  const { policies, ineffective } = withNamesOut(
    readPolicies(cluster, cni),
    pods.flatMap(one => (one.hostNetwork ? [] : one.ports)),
    cni,
  );
  const nodes = nodesOf(cluster);
  const everybody = new Set([...pods, ...controllers.flatMap(one => one.pods), ...dns, ...nodes, anyNode]);
  const classes = endpointClasses([...everybody], predicatesOf(policies), podFamilies(cluster, pods));
  return {
    cluster,
    options,
    cni,
    pods,
    named: podsByName([...pods, ...dns]),
    byWorkload,
    controllers,
    dns,
    node: anyNode,
    nodes,
    serviceAddresses: serviceAddresses(cluster),
    ineffective,
    engine: engineOf(withEqualPriorities(policies, classes, cni.peers), classes, cni.peers),
  };
}
