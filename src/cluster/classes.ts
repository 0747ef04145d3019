import { textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, createdOf, specOf } from '#model/resource.js';
import type { Cluster } from './cluster.js';
import { ofKind } from './cluster.js';

/**
 * The class of an Ingress as the API server stores it: where it names none, neither by field nor by annotation, the default
 * class is written into it. (kubernetes v1.36, plugin/pkg/admission/network/defaultingressclass/admission.go)
 */
export function ingressClassOf(cluster: Cluster, ingress: Resource): string | undefined {
  const named = textOf(specOf(ingress)['ingressClassName']);
  if (named !== undefined || annotationsOf(ingress)['kubernetes.io/ingress.class'] !== undefined) return named;
  return defaultClass(cluster)?.name;
}

/**
 * The IngressClass for those that name none. Of several the newest counts, and of equally old ones the first by name; where
 * the manifests do not tell their age it is not known.
 */
export function defaultClass(cluster: Cluster): Resource | undefined {
  const marked = ofKind(cluster, 'networking.k8s.io', 'IngressClass').filter(
    one => annotationsOf(one)['ingressclass.kubernetes.io/is-default-class'] === 'true',
  );
  if (marked.length < 2) return marked[0];
  if (marked.some(one => createdOf(one) === undefined)) return undefined;
  return marked.reduce((best, one) => (isBefore(one, best) ? one : best));
}

function isBefore(one: Resource, other: Resource): boolean {
  const [own, others] = [createdOf(one) ?? '', createdOf(other) ?? ''];
  return own === others ? one.name < other.name : own > others;
}
