import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { HelmRelease } from '#cluster/helm/helm-release.js';
import { fullName } from '#cluster/helm/helm-release.js';
import { helmReleases } from '#cluster/helm/helm-releases.js';
import { objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { chartTraefik } from './chart.js';
import { classController } from './ingress-class.js';

/** The IngressClasses that the chart makes of its values, but for those that are among the manifests: by itself it makes the default one. (traefik-helm-chart v41.3.0, traefik/templates/ingressclass.yaml) */
export function installedClasses(cluster: Cluster): readonly Resource[] {
  return helmReleases(cluster).flatMap(release => (chartTraefik(release) ? classBy(release, cluster) : []));
}

function classBy(release: HelmRelease, cluster: Cluster): readonly Resource[] {
  const { enabled, isDefaultClass, name: given } = objectOf(release.values['ingressClass']);
  const named = textOf(given) ?? '';
  const name = named === '' ? fullName(release) : named;
  if (enabled === false || find(cluster, 'networking.k8s.io', 'IngressClass', '', name)) return [];
  const annotations = { 'ingressclass.kubernetes.io/is-default-class': isDefaultClass === false ? 'false' : 'true' };
  const value = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name, annotations },
    spec: { controller: classController },
  };
  const { apiVersion, kind } = value;
  const { resource, path } = release;
  return [{ apiVersion, kind, namespace: '', name, value, locate: () => resource.locate(path) }];
}
