import type { Cluster } from '#cluster/cluster.js';
import { blockOf } from '#model/addresses/block.js';
import { labelsFrom, namespaceLabels, unknownLabels } from '../policy/known-labels.js';
import type { Pods } from './pods.js';

/** Where the pods of a controller stand. */
export interface ControllerPods {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly podLabels?: Readonly<Record<string, string>> | undefined;
  /** They run in the network of their nodes, which have their addresses in these blocks. */
  readonly nodes?: readonly string[] | undefined;
  /** Nobody said so: it is where the controller usually runs. */
  readonly assumed: boolean;
}

/** A controller, its pods, and whether somebody said where they stand or they stand in a manifest. */
export interface Controller {
  readonly name: string;
  readonly pods: readonly Pods[];
  readonly assumed: boolean;
}

/** The controller that an Ingress stands for when no known controller claims it. */
export const anyController = 'any';

/** The controllers of a cluster: their pods among the manifests', else pods made up from what is known of them. */
export function controllersOf(
  cluster: Cluster,
  given: readonly ControllerPods[],
  pods: readonly Pods[],
): readonly Controller[] {
  const known = given.map((one): Controller => {
    const own = podsIn(one, pods);
    return own.length > 0
      ? { name: one.name, pods: own, assumed: false }
      : { name: one.name, pods: [madeUp(cluster, one)], assumed: one.assumed };
  });
  return [
    ...known,
    { name: anyController, pods: [madeUp(cluster, { name: anyController, assumed: true })], assumed: true },
  ];
}

/** Pods with the controller's labels, in its namespace; anywhere, where the namespace is only assumed. */
function podsIn({ namespace, podLabels, assumed }: ControllerPods, pods: readonly Pods[]): readonly Pods[] {
  if (!podLabels || Object.keys(podLabels).length === 0) return [];
  const labelled = pods.filter(({ labels }) =>
    Object.entries(podLabels).every(([key, value]) => labels.pod.known.get(key) === value),
  );
  const inPlace = labelled.filter(one => one.namespace === namespace);
  return inPlace.length > 0 || !(assumed || namespace === undefined) ? inPlace : labelled;
}

function madeUp(cluster: Cluster, { name, namespace, podLabels, nodes }: ControllerPods): Pods {
  return {
    ...standIn,
    ...(nodes && { hostNetwork: true, addresses: nodes.flatMap(one => blockOf(one) ?? []) }),
    end: { kind: 'controller', name },
    namespace,
    labels: {
      pod: labelsFrom(podLabels ?? {}, true),
      namespace: namespace === undefined ? unknownLabels : namespaceLabels(cluster, namespace),
      account: unknownLabels,
    },
  };
}

/** Pods that stand in no manifest. */
export const standIn = {
  ports: [],
  hostNetwork: false,
  addresses: undefined,
  node: undefined,
  several: true,
  workload: undefined,
  own: undefined,
} as const;
