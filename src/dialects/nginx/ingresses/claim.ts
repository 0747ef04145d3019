import { storedClass } from '#cluster/classes.js';
import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { isStored } from '#model/stored.js';
import type { Doubt } from '#model/routing/condition.js';
import type { Configuration } from '../installation/configuration.js';
import { isOn } from '../installation/configuration.js';
import { watches } from '../installation/watched-namespaces.js';

/** Whether the controller takes an Ingress as its own. `declined`: it does not, though nothing says that it is another's. */
export type Claim =
  | { readonly kind: 'served' }
  | { readonly kind: 'open'; readonly doubt: Doubt }
  | { readonly kind: 'declined'; readonly because: string; readonly path: Path }
  | { readonly kind: 'of-another' };

const served: Claim = { kind: 'served' };

/** By its class, and by the namespace that it is in. (ingress-nginx v1.15.1, internal/ingress/controller/store/store.go:366-383, 1066-1085) */
export function claimOn(ingress: Resource, cluster: Cluster, configuration: Configuration): Claim {
  const byClass = classClaim(ingress, cluster, configuration);
  if (byClass.kind !== 'served' && byClass.kind !== 'open') return byClass;
  const watched = watches(configuration, cluster, ingress.namespace);
  if (watched === true) return byClass;
  if (watched !== false) return { kind: 'open', doubt: watched };
  const [flag = ''] = ['watch-namespace', 'watch-namespace-selector'].filter(one => configuration.flags[one]);
  const because = `ingress-nginx runs with --${flag}=${configuration.flags[flag] ?? ''}, which leaves the namespace ${ingress.namespace} out`;
  return { kind: 'declined', because, path: ['metadata', 'namespace'] };
}

/** The class in the spec decides; without one the annotation; without either only where the controller watches such Ingresses. */
function classClaim(ingress: Resource, cluster: Cluster, { classes, annotationClasses, flags }: Configuration): Claim {
  const stored = storedClass(cluster, ingress);
  if (stored.kind === 'class') return classes.has(stored.name) ? served : { kind: 'of-another' };
  if (stored.kind === 'open') {
    const own = stored.among.filter(one => classes.has(one));
    if (own.length === stored.among.length) return served;
    return own.length === 0
      ? { kind: 'of-another' }
      : { kind: 'open', doubt: { code: 'creation-time', because: stored.because } };
  }
  const { annotated } = stored;
  if (annotated !== undefined) return annotationClasses.has(annotated) ? served : { kind: 'of-another' };
  return isOn(flags, 'watch-ingress-without-class') ? served : classless(ingress, cluster);
}

/** Whether a cluster of which the manifests hold no class at all has a default one is open. */
function classless(ingress: Resource, cluster: Cluster): Claim {
  const isTold =
    isStored(ingress) || cluster.complete || ofKind(cluster, 'networking.k8s.io', 'IngressClass').length > 0;
  if (!isTold) {
    const because = `Ingress ${ingress.namespace}/${ingress.name} names no class, and whether the cluster has a default one is not in the manifests`;
    return { kind: 'open', doubt: { code: 'missing-manifest', because } };
  }
  const because = 'it names no class, and no default class was there when it was made';
  return { kind: 'declined', because, path: ['spec'] };
}
