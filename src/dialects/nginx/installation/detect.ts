import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, specOf } from '#model/resource.js';
import { nginxPrefix } from '../../nginx-annotations.js';
import { controllerClass } from './configuration.js';
import { installationOf } from './installation.js';

/** Whether the manifests show an ingress-nginx: its class, its usual class name, its annotations, its own workload. */
export function isShownBy(cluster: Cluster): boolean {
  const classes = ofKind(cluster, 'networking.k8s.io', 'IngressClass');
  if (classes.some(one => specOf(one)['controller'] === controllerClass)) return true;
  const others = new Set(classes.map(({ name }) => name));
  const ingresses = ofKind(cluster, 'networking.k8s.io', 'Ingress');
  return ingresses.some(one => speaksToNginx(one, others)) || installationOf(cluster).workload !== undefined;
}

/** By its class, else (where it names none) by its annotations: Traefik reads them too, under a class of its own. */
function speaksToNginx(ingress: Resource, others: ReadonlySet<string>): boolean {
  const annotations = annotationsOf(ingress);
  const named = textOf(specOf(ingress)['ingressClassName']) ?? annotations['kubernetes.io/ingress.class'];
  if (named !== undefined) return named === 'nginx' && !others.has(named);
  return Object.keys(annotations).some(key => key.startsWith(nginxPrefix));
}
