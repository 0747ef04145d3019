import { storedClass } from '#cluster/classes.js';
import type { Cluster } from '#cluster/cluster.js';
import { find, ofKind } from '#cluster/cluster.js';
import { gatewayRoutes } from '#cluster/gateway-routes.js';
import { unreadNotes } from '#dialects/unread.js';
import type { Note, UnreadResources } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { Listener } from '#model/routing/table.js';
import type { StaticConfiguration, UnreadProvider } from '../installation/static-configuration.js';

/** What the manifests hold for providers that are on and whose routing is not known. */
export function unreadProviders(
  cluster: Cluster,
  { unread }: StaticConfiguration,
): readonly (Note & UnreadResources)[] {
  return unread.flatMap(provider => {
    const { what, of } = served[provider];
    return unreadNotes(of(cluster), {
      what,
      because: `what Traefik's provider ${provider} makes of them is not known yet`,
    });
  });
}

/** Where no route takes the request, one of an unread provider may. */
export function withUnread(listeners: readonly Listener[], [note]: readonly UnreadResources[]): readonly Listener[] {
  if (!note) return listeners;
  const because = `no route that is read takes the request, and there are ${note.what}: ${note.because}`;
  return listeners.map(one => ({ ...one, otherwise: [{ kind: 'open', code: 'controller-unread', because }] }));
}

const served: Readonly<
  Record<UnreadProvider, { readonly what: string; readonly of: (cluster: Cluster) => readonly Resource[] }>
> = {
  kubernetesGateway: { what: 'routes of Gateway API', of: gatewayRoutes },
  kubernetesIngressNGINX: { what: 'Ingresses of the class nginx', of: nginxIngresses },
};

/** Ingresses of a class of ingress-nginx; of the name `nginx` where no IngressClass says whose it is. (traefik v3.7.9, pkg/provider/kubernetes/ingress-nginx/kubernetes.go: defaultControllerName, defaultAnnotationValue) */
function nginxIngresses(cluster: Cluster): readonly Resource[] {
  return ofKind(cluster, 'networking.k8s.io', 'Ingress').filter(ingress => {
    const stored = storedClass(cluster, ingress);
    if (stored.kind === 'class') return isNginxClass(cluster, stored.name);
    if (stored.kind === 'open') return stored.among.some(one => isNginxClass(cluster, one));
    return stored.annotated === 'nginx';
  });
}

function isNginxClass(cluster: Cluster, name: string): boolean {
  const resource = find(cluster, 'networking.k8s.io', 'IngressClass', '', name);
  return resource ? specOf(resource)['controller'] === 'k8s.io/ingress-nginx' : name === 'nginx';
}
