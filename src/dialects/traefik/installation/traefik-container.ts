import type { PlacedContainer } from '#cluster/containers.js';
import { placedContainers } from '#cluster/containers.js';
import { podTemplate } from '#cluster/ownership/template.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';

/** The container of a workload that runs Traefik; k3s and RKE2 have copies of its image. (k3s v1.33, scripts/airgap/image-list.txt: rancher/mirrored-library-traefik) */
export function traefikContainer(resource: Resource): PlacedContainer | undefined {
  if (!['Deployment', 'DaemonSet', 'StatefulSet'].includes(resource.kind)) return undefined;
  const { spec = {}, path = [] } = podTemplate(resource) ?? {};
  return placedContainers(spec, path, ['containers']).find(({ container: { image } }) =>
    /(?:^|\/)(?:mirrored-library-)?traefik(?::|@|$)/.test(textOf(image) ?? ''),
  );
}

/** The words with which a container is started. */
export function wordsOf(container: JsonObject): readonly string[] {
  return [...itemsOf(container['command']), ...itemsOf(container['args'])].flatMap(one => textOf(one) ?? []);
}
