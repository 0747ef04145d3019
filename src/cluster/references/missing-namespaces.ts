import { grouped } from '#model/grouped.js';
import type { Resource } from '#model/resource.js';
import type { Cluster } from '../cluster.js';
import { find, ofKind } from '../cluster.js';
import { providers } from './provided.js';

/** A namespace that is named and not among the manifests, with what stands in it, in the order of names. */
export interface MissingNamespace {
  readonly name: string;
  readonly resources: readonly Resource[];
}

/** The namespaces of a cluster's resources that neither stand among the manifests nor come about otherwise. */
export function missingNamespaces(cluster: Cluster): readonly MissingNamespace[] {
  // Where none is written down at all, others make them, unless nothing is said to exist elsewhere.
  if (!cluster.complete && ofKind(cluster, '', 'Namespace').length === 0) return [];
  const provision = providers(cluster);
  const placed = cluster.resources.filter(({ namespace }) => namespace !== '');
  return [...grouped(placed, one => one.namespace)]
    .filter(([name]) => !find(cluster, '', 'Namespace', '', name) && provision('Namespace', '', name) === 'none')
    .map(([name, resources]) => ({ name, resources }));
}
