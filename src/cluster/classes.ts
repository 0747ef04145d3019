import { objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, createdOf, specOf } from '#model/resource.js';
import type { Cluster } from './cluster.js';
import { ofKind } from './cluster.js';

/** The class of an Ingress as the API server stores it; `open`: one of these, and which the manifests do not tell. */
export type StoredClass =
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly among: readonly string[]; readonly because: string };

/** The annotation by which Ingresses named their class before there was a field for it. */
export const classAnnotation = 'kubernetes.io/ingress.class';

/**
 * The class of an Ingress as the API server stores it: where it names none, neither by field nor by annotation, the default class
 * is written into it when it is created. One that carries a UID is as the API server has stored it already.
 * (kubernetes v1.36, plugin/pkg/admission/network/defaultingressclass/admission.go)
 */
export function storedClass(cluster: Cluster, ingress: Resource): StoredClass {
  const named = textOf(specOf(ingress)['ingressClassName']);
  if (named !== undefined) return { kind: 'class', name: named };
  const isStored = textOf(objectOf(ingress.value['metadata'])['uid']) !== undefined;
  return isStored || annotationsOf(ingress)[classAnnotation] !== undefined ? none : defaultClass(cluster, ingress);
}

const none: StoredClass = { kind: 'none' };

/**
 * Of several default classes the newest counts, and of equally old ones the first by name. A class that is younger than the
 * Ingress came too late for it. Where the manifests do not tell how old several are, it is open which counts.
 */
function defaultClass(cluster: Cluster, ingress: Resource): StoredClass {
  const marked = ofKind(cluster, 'networking.k8s.io', 'IngressClass').filter(
    one => annotationsOf(one)['ingressclass.kubernetes.io/is-default-class'] === 'true' && !isLater(one, ingress),
  );
  const [first] = marked;
  if (!first) return none;
  if (marked.length > 1 && marked.some(one => createdOf(one) === undefined)) {
    const among = marked.map(({ name }) => name);
    const because = `${among.join(' and ')} are default classes, the newest counts, and the manifests do not tell when they were created`;
    return { kind: 'open', among, because };
  }
  return { kind: 'class', name: marked.reduce((best, one) => (isBefore(one, best) ? one : best), first).name };
}

function isLater(ingressClass: Resource, ingress: Resource): boolean {
  const [own, others] = [createdOf(ingressClass), createdOf(ingress)];
  return own !== undefined && others !== undefined && own > others;
}

function isBefore(one: Resource, other: Resource): boolean {
  const [own, others] = [createdOf(one) ?? '', createdOf(other) ?? ''];
  return own === others ? one.name < other.name : own > others;
}
