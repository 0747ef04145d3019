import type { Cluster } from '#cluster/cluster.js';

/** Where the pods of a controller stand. */
export interface ControllerPods {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly podLabels?: Readonly<Record<string, string>> | undefined;
  /** Nobody said so: it is where the controller usually runs. */
  readonly assumed: boolean;
}

export interface NetworkOptions {
  /** `calico@3.31`; `conformant` is all that the APIs define, `none` enforces nothing. */
  readonly cni: string;
  readonly controllers: readonly ControllerPods[];
}

/** What the network policies of a cluster let through, ready to be asked. */
export interface NetworkModel {
  readonly cluster: Cluster;
  readonly controllers: readonly ControllerPods[];
}

/** Reads the network policies of a cluster, and the pods, controllers and addresses that they tell apart. */
export function networkOf(cluster: Cluster, { controllers }: NetworkOptions): NetworkModel {
  return { cluster, controllers };
}
