import type { Cluster } from '#cluster/cluster.js';
import type { Change } from '#model/findings/diagnostic.js';
import type { Json, JsonObject } from '#model/json.js';
import { isArray, objectOf, textOf } from '#model/json.js';
import { inOrderOfNames } from '#model/name-order.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import type { SmallestChange } from './side-to-change.js';

/** A cluster with a change of its network policies made: edits in their order, then what is added. */
export function changedCluster(cluster: Cluster, { changes, manifests }: SmallestChange): Cluster {
  const byKind = new Map(cluster.byKind);
  for (const change of changes) {
    const key = `${groupOf(change.subject.apiVersion)}/${change.subject.kind}`;
    byKind.set(
      key,
      (byKind.get(key) ?? []).map(one => (isSubject(one, change) ? edited(one, change) : one)),
    );
  }
  for (const manifest of manifests) {
    const added = resourceOf(manifest);
    const key = `${groupOf(added.apiVersion)}/${added.kind}`;
    byKind.set(key, inOrderOfNames([...(byKind.get(key) ?? []), added]));
  }
  return { ...cluster, byKind };
}

function isSubject({ namespace, name }: Resource, { subject }: Change): boolean {
  return name === subject.name && namespace === (subject.namespace ?? '');
}

function edited(resource: Resource, { path, set }: Change): Resource {
  return { ...resource, value: objectOf(put(resource.value, path, set)) };
}

/** The same with another value at the end of the path, or none. */
function put(json: Json | undefined, [key, ...rest]: Path, set: Json | undefined): Json | undefined {
  if (key === undefined) return set;
  if (typeof key === 'string') return { ...objectOf(json), [key]: put(objectOf(json)[key], rest, set) };
  const items = isArray(json) ? json : [];
  const item = put(items[key], rest, set);
  return [...items.slice(0, key), ...(item === undefined ? [] : [item]), ...items.slice(key + 1)];
}

/** A manifest that stands in no file yet. */
function resourceOf(value: JsonObject): Resource {
  const { name, namespace } = objectOf(value['metadata']);
  const at = { file: '', line: 0, column: 0, endLine: 0, endColumn: 0 };
  return {
    apiVersion: textOf(value['apiVersion']) ?? '',
    kind: textOf(value['kind']) ?? '',
    name: textOf(name) ?? '',
    namespace: textOf(namespace) ?? '',
    value,
    locate: () => at,
  };
}
