import type { Absence } from '#cluster/absence.js';
import { isElsewhere } from '#cluster/absence.js';
import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';

/** Tells how sure it is that a resource which is not among the manifests does not exist. */
export type AbsenceOf = (group: string, kind: string, namespace: string, name: string) => Absence;

/**
 * As `absenceOf` of the cluster, asked often. Manifests that describe a namespace's Services are taken to hold what else
 * its routes rest on; Secrets rarely stand beside them, unless Certificates do that fill them.
 */
export function absencesIn(cluster: Cluster): AbsenceOf {
  const namespacesOf = new Map<string, ReadonlySet<string>>();
  const holds = (group: string, kind: string, namespace: string): boolean => {
    const key = `${group}/${kind}`;
    const known = namespacesOf.get(key) ?? new Set(ofKind(cluster, group, kind).map(one => one.namespace));
    namespacesOf.set(key, known);
    return known.has(namespace);
  };
  return (group, kind, namespace, name) => {
    if (isElsewhere(cluster, kind, namespace, name)) return 'open';
    if (cluster.complete) return 'certain';
    if (holds(group, kind, namespace)) return 'likely';
    const told =
      kind === 'Secret' ? holds('cert-manager.io', 'Certificate', namespace) : holds('', 'Service', namespace);
    return told ? 'likely' : 'open';
  };
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
