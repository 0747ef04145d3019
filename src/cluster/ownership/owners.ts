import type { Resource } from '#model/resource.js';
import { ownerReferences } from '#model/resource.js';
import { podPlace } from './template.js';

/** Who an object is of: the topmost workload that made it, among the manifests or not. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
}

/**
 * Finds whose an object is: up from a Pod over its ReplicaSet to the Deployment, from a Job to its CronJob, as far as objects name
 * who made them. What runs pods of its own accord is its own, unless what made it has a template of them too: an operator makes
 * several Deployments of one resource.
 */
export function ownersIn(resources: readonly Resource[]): (resource: Resource) => Owner {
  const madeBy = templatesIn(resources);
  const ownerOf = (resource: Resource, below: readonly Resource[] = []): Owner => {
    const maker = madeBy(resource);
    if (below.includes(resource)) return below[0] ?? resource;
    if (maker) return ownerOf(maker, [...below, resource]);
    return (madeKinds.has(resource.kind) ? namedOwner(resource) : undefined) ?? resource;
  };
  return resource => ownerOf(resource);
}

/** Finds what made an object, where it is among the manifests and says what its pods are like. */
export function templatesIn(resources: readonly Resource[]): (made: Resource) => Resource | undefined {
  const byName = new Map(
    resources.flatMap(one => (podPlace(one) ? [[objectKey(one.kind, one.namespace, one.name), one] as const] : [])),
  );
  return made => {
    const named = namedOwner(made);
    return named && byName.get(objectKey(named.kind, made.namespace, named.name));
  };
}

function objectKey(kind: string, namespace: string, name: string): string {
  return [kind, namespace, name].join('/');
}

/** The kinds that others make and hold: who made them says what they are. */
const madeKinds: ReadonlySet<string> = new Set(['Pod', 'ReplicaSet', 'ReplicationController', 'Job']);

/** A node is no owner: it holds the static pods of its own disk. (kubernetes v1.36, pkg/kubelet/pod/mirror_client.go) */
function namedOwner(resource: Resource): Owner | undefined {
  const references = ownerReferences(resource);
  const { kind, name } = references.find(one => one.isController) ?? references[0] ?? {};
  return kind === undefined || name === undefined || kind === 'Node' ? undefined : { kind, name };
}
