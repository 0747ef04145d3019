import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, specOf } from '#model/resource.js';
import { annotationPrefix } from '../ingress/annotations.js';
import type { EntryPoint } from '../installation/entry-point.js';
import { isBoundTo, speaksTls } from '../routers/entry-point-binding.js';
import type { ReadRouter } from '../routers/read-router.js';

/** Hosts that a resolver fetches certificates for: those of the rule, and the domains that are named. (traefik v3.7.9, pkg/provider/acme/provider.go: resolveDomains) */
export function fetchedHosts(routers: readonly ReadRouter[], entryPoint: EntryPoint): readonly string[] {
  return routers.flatMap(({ router, hosts }) => {
    if (!isBoundTo(router, entryPoint) || !speaksTls(router, entryPoint)) return [];
    const { resource } = router.place;
    return isFetched(resource) || (entryPoint.tls?.resolver ?? '') !== '' ? [...hosts, ...domainsIn(resource)] : [];
  });
}

/** Whether a resolver fetches the certificates of a resource. */
export function isFetched(resource: Resource): boolean {
  if (resource.kind !== 'Ingress') return (textOf(objectOf(specOf(resource)['tls'])['certResolver']) ?? '') !== '';
  return Object.keys(annotationsOf(resource)).some(
    key => key.toLowerCase() === `${annotationPrefix}router.tls.certresolver`,
  );
}

function domainsIn(resource: Resource): readonly string[] {
  const domains = resource.kind === 'Ingress' ? [] : itemsOf(objectOf(specOf(resource)['tls'])['domains']);
  return domains
    .map(objectOf)
    .flatMap(({ main, sans }) => [main, ...itemsOf(sans)].flatMap(one => textOf(one)?.toLowerCase() ?? []));
}
