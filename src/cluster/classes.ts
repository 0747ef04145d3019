import { textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, createdOf, specOf } from '#model/resource.js';
import { isStored } from '#model/stored.js';
import type { Cluster } from './cluster.js';
import { ofKind } from './cluster.js';

/** The class of an Ingress as the API server stores it; `open`: one of these, and which the manifests do not tell. */
export type StoredClass =
  | { readonly kind: 'class'; readonly name: string }
  /** With what its annotation says. */
  | { readonly kind: 'none'; readonly annotated: string | undefined }
  | { readonly kind: 'open'; readonly among: readonly string[]; readonly because: string };

/** The annotation by which Ingresses named their class before there was a field for it. */
const classAnnotation = 'kubernetes.io/ingress.class';

/** The class that a resource names, and where. */
export interface NamedClass {
  readonly name: string;
  readonly by: 'field' | 'annotation';
  readonly path: Path;
}

/** The class that an Ingress, or a route of a controller's own kind, names: by the field, else by the annotation before it. */
export function namedClass(resource: Resource): NamedClass | undefined {
  const field = textOf(specOf(resource)['ingressClassName']);
  if (field !== undefined) return { name: field, by: 'field', path: ['spec', 'ingressClassName'] };
  const annotated = annotationsOf(resource)[classAnnotation];
  return annotated === undefined
    ? undefined
    : { name: annotated, by: 'annotation', path: ['metadata', 'annotations', classAnnotation] };
}

/**
 * The class of an Ingress as the API server stores it: where it names none, neither by field nor by annotation, the default class
 * is written into it when it is created. One that carries a UID is as the API server has stored it already.
 * (kubernetes v1.36, plugin/pkg/admission/network/defaultingressclass/admission.go)
 */
export function storedClass(cluster: Cluster, ingress: Resource): StoredClass {
  const named = namedClass(ingress);
  if (named?.by === 'field') return { kind: 'class', name: named.name };
  return isStored(ingress) || named ? { kind: 'none', annotated: named?.name } : defaultClass(cluster, ingress);
}

/**
 * Of several default classes the newest counts, and of equally old ones the first by name. A class that is younger than the
 * Ingress came too late for it. Where the manifests do not tell how old several are, it is open which counts.
 */
function defaultClass(cluster: Cluster, ingress: Resource): StoredClass {
  const marked = ofKind(cluster, 'networking.k8s.io', 'IngressClass').filter(
    one => annotationsOf(one)['ingressclass.kubernetes.io/is-default-class'] === 'true' && !isLater(one, ingress),
  );
  const [first] = marked;
  if (!first) return { kind: 'none', annotated: undefined };
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
