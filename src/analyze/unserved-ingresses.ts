import type { Cluster } from '#cluster/cluster.js';
import { grouped } from '#model/grouped.js';
import type { UnservedIngress } from '#facts/unserved-ingress.js';
import type { DeclinedReading } from './controllers/controllers.js';
import { dialectOf } from '#dialects/index.js';

/** The Ingresses that a controller of the cluster leaves out and that no other takes. */
export function unservedIngresses(cluster: Cluster, readings: readonly DeclinedReading[]): readonly UnservedIngress[] {
  const declined = grouped(
    readings.flatMap(one => one.declined ?? []),
    ({ ingress }) => ingress,
  );
  return [...declined].flatMap(([ingress, [first, ...others]]) => {
    if (!first || readings.some(({ settings }) => dialectOf(settings.kind)?.claims(ingress, cluster, settings)))
      return [];
    return [{ ingress, path: first.path, because: [first, ...others].map(({ because }) => because) }];
  });
}
