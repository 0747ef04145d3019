import type { Diagnostic } from '#model/findings/diagnostic.js';

/** The clusters of which a diagnostic speaks; none where there is one alone. */
export function clustersOf({ cluster, alsoIn = [] }: Diagnostic): readonly string[] {
  return cluster === undefined ? [] : [cluster, ...alsoIn];
}

/** The message, with the clusters of which it speaks: for readers that have no field for them. */
export function messageWithClusters(one: Diagnostic): string {
  const clusters = clustersOf(one);
  return clusters.length === 0 ? one.message : `${one.message} (in ${clusters.join(', ')})`;
}
