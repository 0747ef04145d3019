import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';

/** A container that runs Traefik, with its place among those of its pod. */
export interface TraefikContainer {
  readonly container: JsonObject;
  readonly index: number;
}

/** The container of a workload that runs Traefik; k3s and RKE2 have copies of its image. (k3s v1.33, scripts/airgap/image-list.txt: rancher/mirrored-library-traefik) */
export function traefikContainer(resource: Resource): TraefikContainer | undefined {
  if (!['Deployment', 'DaemonSet', 'StatefulSet'].includes(resource.kind)) return undefined;
  const pod = objectOf(objectOf(specOf(resource)['template'])['spec']);
  const containers = itemsOf(pod['containers']).map(objectOf);
  const index = containers.findIndex(({ image }) =>
    /(?:^|\/)(?:mirrored-library-)?traefik(?::|@|$)/.test(textOf(image) ?? ''),
  );
  const container = containers[index];
  return container && { container, index };
}

/** The words with which a container is started. */
export function wordsOf(container: JsonObject): readonly string[] {
  return [...itemsOf(container['command']), ...itemsOf(container['args'])].flatMap(one => textOf(one) ?? []);
}
