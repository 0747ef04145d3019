import { namedClass } from '#cluster/classes.js';
import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, specOf } from '#model/resource.js';
import { nginxPrefix } from '../../nginx-annotations.js';
import type { Showing } from '../../dialect.js';
import { controllerClass, usualClass } from './class-names.js';
import { installationsIn } from './installation.js';

/** How surely the manifests show an ingress-nginx: its own workload, its class or its usual class name, its annotations. */
export function shownBy(cluster: Cluster): Showing | undefined {
  if (installationsIn(cluster).length > 0) return 'installed';
  const classes = ofKind(cluster, 'networking.k8s.io', 'IngressClass');
  if (classes.some(one => specOf(one)['controller'] === controllerClass)) return 'named';
  const others = new Set(classes.map(({ name }) => name));
  const ingresses = ofKind(cluster, 'networking.k8s.io', 'Ingress');
  if (ingresses.some(one => namedClass(one)?.name === usualClass && !others.has(usualClass))) return 'named';
  return ingresses.some(one => namedClass(one) === undefined && hasAnnotations(one)) ? 'hinted' : undefined;
}

/** Of an Ingress without a class: Traefik reads them too, under a class of its own. */
function hasAnnotations(ingress: Resource): boolean {
  return Object.keys(annotationsOf(ingress)).some(key => key.startsWith(nginxPrefix));
}
