import type { Cluster } from '#cluster/cluster.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Resource } from '#model/resource.js';

/** A pod, or the template of a workload's pods. */
export interface Template {
  readonly resource: Resource;
  /** The metadata and spec of the pod: of the template, or of the pod itself. */
  readonly pod: JsonObject;
  readonly owner: { readonly kind: string | undefined; readonly name: string } | undefined;
}

const places = [
  ['spec', 'template'],
  ['spec', 'jobTemplate', 'spec', 'template'],
] as const;

/** Every pod and every pod template of the cluster; what a workload of the manifests owns is that workload's. */
export function templatesOf(cluster: Cluster): readonly Template[] {
  const owners = new Set<string>();
  const templates = [...cluster.byName.values()].flatMap(resource => templateOf(resource) ?? []);
  for (const { resource } of templates) owners.add(`${resource.kind}/${resource.namespace}/${resource.name}`);
  return templates.filter(
    ({ resource, owner }) => !owner || !owners.has(`${owner.kind ?? ''}/${resource.namespace}/${owner.name}`),
  );
}

function templateOf(resource: Resource): Template | undefined {
  const owner = ownerOf(resource);
  if (resource.kind === 'Pod' && resource.apiVersion === 'v1') return { resource, pod: resource.value, owner };
  const pod = places
    .map(place => objectOf(valueAt(resource.value, place)))
    .find(one => Array.isArray(valueAt(one, ['spec', 'containers'])));
  return pod && { resource, pod, owner };
}

function ownerOf(resource: Resource): Template['owner'] {
  const references = itemsOf(valueAt(resource.value, ['metadata', 'ownerReferences'])).map(objectOf);
  const owner = references.find(one => one['controller'] === true) ?? references[0];
  const name = textOf(owner?.['name']);
  return name === undefined || owner?.['kind'] === 'Node' ? undefined : { kind: textOf(owner?.['kind']), name };
}
