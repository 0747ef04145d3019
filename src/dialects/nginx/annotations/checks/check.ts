import type { Cluster } from '#cluster/cluster.js';
import type { Effect } from '#model/findings/diagnostic.js';
import type { Annotations, Fault } from '../annotations.js';
import type { Configuration } from '../../installation/configuration.js';

/** What annotations are held to beyond their characters: objects that they name, and what nginx makes of them. */
export interface World {
  readonly cluster: Cluster;
  readonly configuration: Configuration;
  readonly namespace: string;
}

/** The fault of a value as it was written. */
export function faultAt(annotations: Annotations, name: string, wants: string, effect: Effect): Fault {
  const written = annotations.writtenAs(name);
  return { name: written, value: annotations.raw(written), wants, effect };
}
