import { podTemplate } from '#cluster/ownership/template.js';
import type { Resource } from '#model/resource.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { InstalledController } from './dialect.js';

/** What tells one installation of a controller from another. */
export type Which = Pick<ControllerSettings, 'installation' | 'namespace' | 'ingressClasses'>;

/**
 * The installation that settings mean: the one that they name, else of those in their namespace the one that serves their classes, or the
 * first. Undefined where none is in their namespace.
 */
export function whichOf<Installed extends { readonly place: InstalledController['place'] | undefined }>(
  all: readonly Installed[],
  { installation, namespace }: Which,
  servesOwn: (one: Installed) => boolean,
): Installed | undefined {
  if (installation !== undefined) return all.find(({ place }) => place?.id === installation);
  const near = all.filter(({ place }) => namespace === undefined || place?.namespace === namespace);
  return near.find(servesOwn) ?? near[0];
}

/** Where a workload stands that runs a controller. */
export function placeOfWorkload(resource: Resource): InstalledController['place'] {
  const { namespace, name } = resource;
  return {
    id: `${namespace}/${name}`,
    namespace,
    podLabels: podTemplate(resource)?.labels ?? {},
    resource,
    path: [],
  };
}

/** The tag of an image: `v1.11.3` of `registry.k8s.io/ingress-nginx/controller:v1.11.3@sha256:…`. Undefined where it has none. */
export function tagOf(image: string): string | undefined {
  const [named = ''] = image.split('@');
  return /:([\w][\w.+-]{0,127})$/.exec(named)?.[1];
}
