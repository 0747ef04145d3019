import type { Cluster } from '#cluster/cluster.js';
import { clusterOf } from '#cluster/cluster.js';
import { checked } from '#schema/checked.js';
import type { Session } from './session.js';

/** The cluster of a session: its resources as the API server would store them. */
export function clusterIn({ resources, settings }: Session): Cluster {
  const { kubernetes, namespace, definitions, complete } = settings;
  return clusterOf(checked(resources, { kubernetes, namespace, definitions }).resources, complete);
}
