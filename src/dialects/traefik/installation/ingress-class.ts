import { namedClass, storedClass } from '#cluster/classes.js';
import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { Declined } from '#dialects/dialect.js';
import type { Held } from '#model/routing/condition.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Resource } from '#model/resource.js';
import { labelsOf, specOf } from '#model/resource.js';
import { meetsAll } from '../../label-selector.js';
import type { CrdProvider, IngressProvider } from './static-configuration.js';

/** What an IngressClass of Traefik names as its controller. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go) */
export const classController = 'traefik.io/ingress-controller';

/** The class that counts as Traefik's where none is configured. */
export const usualClass = 'traefik';

/** Whether the provider of Ingress resources serves one, for certain or perhaps. */
export function servesIngress(
  ingress: Resource,
  cluster: Cluster,
  provider: IngressProvider,
  settings: ControllerSettings,
): boolean {
  return ingressClaim(ingress, cluster, provider, settings) !== false;
}

/** Whether the provider of Ingress resources serves one. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go: shouldProcessIngress) */
export function ingressClaim(
  ingress: Resource,
  cluster: Cluster,
  provider: IngressProvider,
  settings: ControllerSettings,
): Held {
  if (!isWatched(ingress, provider)) return false;
  const stored = storedClass(cluster, ingress);
  if (stored.kind === 'none') {
    const { annotated = '' } = stored;
    return isOwnClass(annotated, provider.ingressClass) || (settings.ingressClasses?.includes(annotated) ?? false);
  }
  if (stored.kind === 'class') return isOfOwnClass(stored.name, cluster, provider, settings);
  const own = stored.among.filter(one => isOfOwnClass(one, cluster, provider, settings));
  if (own.length === 0 || own.length === stored.among.length) return own.length > 0;
  return { code: 'creation-time', because: stored.because };
}

function isOfOwnClass(
  name: string,
  cluster: Cluster,
  provider: IngressProvider,
  { ingressClasses }: ControllerSettings,
): boolean {
  if (provider.ignoresClassResources || (provider.ingressClass !== '' && provider.ingressClass !== name)) return false;
  const resource = find(cluster, 'networking.k8s.io', 'IngressClass', '', name);
  if (resource) return specOf(resource)['controller'] === classController;
  // The class is usually installed with Traefik, and not by those who write Ingresses.
  return (
    !cluster.complete &&
    (name === usualClass || name === provider.ingressClass || (ingressClasses?.includes(name) ?? false))
  );
}

/** Why the provider does not serve an Ingress of which nothing says that it is another controller's. */
export function declinedIngress(
  ingress: Resource,
  cluster: Cluster,
  provider: IngressProvider,
  settings: ControllerSettings,
): Declined | undefined {
  if (ingressClaim(ingress, cluster, provider, settings) !== false) return undefined;
  if (storedClass(cluster, ingress).kind === 'none' && !namedClass(ingress)) {
    const because = `it names no class, and Traefik serves the class ${provider.ingressClass}`;
    return provider.ingressClass === '' ? undefined : { ingress, because, path: ['spec'] };
  }
  const watched = { ...provider, namespaces: [ingress.namespace], requires: [] };
  if (ingressClaim(ingress, cluster, watched, settings) === false) return undefined;
  const isOutside = !(provider.namespaces?.includes(ingress.namespace) ?? true);
  return isOutside
    ? {
        ingress,
        because: `Traefik watches the namespaces ${provider.namespaces?.join(', ') ?? ''}`,
        path: ['metadata', 'namespace'],
      }
    : { ingress, because: 'it does not have the labels that Traefik selects', path: ['metadata', 'labels'] };
}

/** Whether the provider of Traefik's kinds serves an IngressRoute: names are compared, IngressClass resources not read. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: getIngressClassName, shouldProcessIngress) */
export function servesIngressRoute(
  route: Resource,
  provider: CrdProvider,
  { ingressClasses }: ControllerSettings,
): boolean {
  const named = namedClass(route)?.name ?? '';
  const isListed = provider.ingressClass === '' && (ingressClasses?.includes(named) ?? false);
  return isWatched(route, provider) && (isListed || isOwnClass(named, provider.ingressClass));
}

/** Whether a provider reads a resource: by its namespace and its labels. */
export function isWatched(resource: Resource, { namespaces, requires }: IngressProvider | CrdProvider): boolean {
  return (namespaces?.includes(resource.namespace) ?? true) && meetsAll(labelsOf(resource), requires);
}

function isOwnClass(named: string, configured: string): boolean {
  return named === configured || (configured === '' && named === usualClass);
}
