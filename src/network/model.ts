import type { Cluster } from '#cluster/cluster.js';

/** What the network policies of a cluster let through, ready to be asked. */
export interface NetworkModel {
  readonly cluster: Cluster;
}
