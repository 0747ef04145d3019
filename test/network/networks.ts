import { clusterOf } from '#cluster/cluster.js';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import type { NetworkModel, NetworkOptions } from '#network/model.js';
import { networkOf } from '#network/model.js';
import type { World } from './worlds.js';

/** A resource that stands in no text. */
export function resourceOf(value: JsonObject): Resource {
  const { name, namespace } = objectOf(value['metadata']);
  const at = { file: 'world', line: 0, column: 0, endLine: 0, endColumn: 0 };
  return {
    apiVersion: textOf(value['apiVersion']) ?? '',
    kind: textOf(value['kind']) ?? '',
    name: textOf(name) ?? '',
    namespace: textOf(namespace) ?? '',
    value,
    locate: path => ({ ...at, file: `${textOf(value['kind']) ?? ''}/${textOf(name) ?? ''}:${path.join('.')}` }),
  };
}

/** The network of manifests that are all there is. */
export function networkFrom(
  manifests: readonly JsonObject[],
  options: Partial<NetworkOptions> = {},
  complete = true,
): NetworkModel {
  return networkOf(clusterOf(manifests.map(resourceOf), complete), { cni: 'conformant', controllers: [], ...options });
}

export function networkOfWorld({ namespaces, pods, policies }: World): NetworkModel {
  return networkFrom([...namespaces, ...pods, ...policies]);
}
