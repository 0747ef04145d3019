import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Absence } from '#cluster/absence.js';
import { absenceOf } from '#cluster/absence.js';

/**
 * How sure it is that a resource does not exist. Manifests that describe a namespace's Services are taken to hold
 * what else its routes rest on; Secrets rarely stand beside them.
 */
export function absenceIn(cluster: Cluster, group: string, kind: string, namespace: string): Absence {
  const absence = absenceOf(cluster, group, kind, namespace);
  if (absence !== 'open' || kind === 'Secret') return absence;
  return ofKind(cluster, '', 'Service').some(one => one.namespace === namespace) ? 'likely' : 'open';
}

/** Why a resource counts as missing, for notes and traces. */
export function reasonOf(absence: Absence): string {
  switch (absence) {
    case 'certain':
      return 'the manifests are complete and do not hold it';
    case 'likely':
      return 'the manifests hold others of its namespace and not this one';
    case 'open':
      return 'it is not among the manifests, which may not be all';
  }
}
