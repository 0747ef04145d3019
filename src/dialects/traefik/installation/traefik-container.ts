import type { PlacedContainer } from '#cluster/containers.js';
import { placedContainers } from '#cluster/containers.js';
import { podTemplate } from '#cluster/ownership/template.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';

/** The container of a workload that runs Traefik. */
export function traefikContainer(resource: Resource): PlacedContainer | undefined {
  if (!['Deployment', 'DaemonSet', 'StatefulSet'].includes(resource.kind)) return undefined;
  const { spec = {}, path = [] } = podTemplate(resource) ?? {};
  return placedContainers(spec, path, ['containers']).find(({ container: { image } }) =>
    /(?:^|\/)traefik(?::|@|$)/.test(textOf(image) ?? ''),
  );
}

/** The words with which a container is started. */
export function wordsOf(container: JsonObject): readonly string[] {
  return [...itemsOf(container['command']), ...itemsOf(container['args'])].flatMap(one => textOf(one) ?? []);
}
