import { ingressClassOf } from '#cluster/classes.js';
import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, labelsOf, specOf } from '#model/resource.js';
import { meetsAll } from '../values/label-selector.js';
import type { CrdProvider, IngressProvider } from './static-configuration.js';

/** What an IngressClass of Traefik names as its controller. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go) */
export const classController = 'traefik.io/ingress-controller';

/** The class that counts as Traefik's where none is configured. */
export const usualClass = 'traefik';

/** Whether the provider of Ingress resources serves one. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go: shouldProcessIngress) */
export function servesIngress(
  ingress: Resource,
  cluster: Cluster,
  provider: IngressProvider,
  { ingressClasses }: ControllerSettings,
): boolean {
  if (!isWatched(ingress, provider)) return false;
  const annotated = annotationsOf(ingress)['kubernetes.io/ingress.class'];
  const named = ingressClassOf(cluster, ingress);
  if (named === undefined)
    return isOwnClass(annotated ?? '', provider.ingressClass) || (ingressClasses?.includes(annotated ?? '') ?? false);
  if (provider.ignoresClassResources || (provider.ingressClass !== '' && provider.ingressClass !== named)) return false;
  const resource = find(cluster, 'networking.k8s.io', 'IngressClass', '', named);
  if (resource) return specOf(resource)['controller'] === classController;
  // The class is usually installed with Traefik, and not by those who write Ingresses.
  return (
    !cluster.complete &&
    (named === usualClass || named === provider.ingressClass || (ingressClasses?.includes(named) ?? false))
  );
}

/** Whether the provider of Traefik's kinds serves an IngressRoute: names are compared, IngressClass resources not read. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: getIngressClassName, shouldProcessIngress) */
export function servesIngressRoute(
  route: Resource,
  provider: CrdProvider,
  { ingressClasses }: ControllerSettings,
): boolean {
  const annotated = annotationsOf(route)['kubernetes.io/ingress.class'] ?? '';
  const named = textOf(specOf(route)['ingressClassName']) ?? annotated;
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
