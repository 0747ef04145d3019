import type { ReadCertificate } from '#model/certificate.js';
import { grouped } from '#model/grouped.js';
import { inOrderOfNames } from '#model/name-order.js';
import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import type { PodIndex } from './pod-index.js';
import { podIndex } from './pod-index.js';

/** The resources that are analysed together, indexed. Resources are defaulted and their namespaces filled in. */
export interface Cluster {
  readonly resources: readonly Resource[];
  /** What is not among the manifests does not exist. */
  readonly complete: boolean;
  /** What exists although it is not among the manifests: `ClusterIssuer/letsencrypt`, `Secret/shop/web-tls`. */
  readonly elsewhere?: ReadonlySet<string>;
  /** Reads certificates; without it what they say is unknown. */
  readonly readCertificate?: ReadCertificate;
  /** The minor version of Kubernetes; infinite where it is not known: the newest that is. */
  readonly kubernetes: number;
  readonly byKind: ReadonlyMap<string, readonly Resource[]>;
  readonly byName: ReadonlyMap<string, Resource>;
  readonly pods: PodIndex;
}

/**
 * Indexes resources, in the order of their names: that of files and documents decides nothing in a cluster. Of several
 * with the same kind, namespace and name the last one counts, as with `kubectl apply`.
 */
export function clusterOf(
  given: readonly Resource[],
  complete = false,
  readCertificate?: ReadCertificate,
  kubernetes = Infinity,
  elsewhere: readonly string[] = [],
): Cluster {
  const resources = inOrderOfNames(given);
  const byName = new Map(resources.map(one => [nameKey(one), one]));
  const byKind = grouped(byName.values(), one => `${groupOf(one.apiVersion)}/${one.kind}`);
  const pods = podIndex([...byName.values()], byKind.get('discovery.k8s.io/EndpointSlice') ?? []);
  const outside = elsewhere.length > 0 && { elsewhere: new Set(elsewhere) };
  const certificates = readCertificate && { readCertificate };
  return { resources, complete, ...outside, ...certificates, kubernetes, byKind, byName, pods };
}

/** All resources of a kind, whatever its version: `ofKind(cluster, 'networking.k8s.io', 'Ingress')`; '' is the core group. */
export function ofKind(cluster: Cluster, group: string, kind: string): readonly Resource[] {
  return cluster.byKind.get(`${group}/${kind}`) ?? [];
}

/** One resource by name; namespace '' for kinds that are not namespaced. */
export function find(
  cluster: Cluster,
  group: string,
  kind: string,
  namespace: string,
  name: string,
): Resource | undefined {
  return cluster.byName.get(`${group}/${kind}/${namespace}/${name}`);
}

function nameKey({ apiVersion, kind, namespace, name }: Resource): string {
  return `${groupOf(apiVersion)}/${kind}/${namespace}/${name}`;
}
