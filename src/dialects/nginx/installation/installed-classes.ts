import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { HelmRelease } from '#cluster/helm/helm-release.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { controllerClass, usualClass } from './class-names.js';
import { installationsIn } from './installation.js';

/**
 * The IngressClasses that the chart makes of its values, but for those that are among the manifests.
 * (ingress-nginx v1.15.1, charts/ingress-nginx/templates/controller-ingressclass.yaml, controller-ingressclass-aliases.yaml)
 */
export function installedClasses(cluster: Cluster): readonly Resource[] {
  return installationsIn(cluster).flatMap(({ release }) => (release ? classesBy(release, cluster) : []));
}

function classesBy(release: HelmRelease, cluster: Cluster): readonly Resource[] {
  const given = objectOf(valueAt(release.values, ['controller', 'ingressClassResource']));
  if (given['enabled'] === false) return [];
  const controller = textOf(given['controllerValue']) ?? controllerClass;
  const aliases = itemsOf(given['aliases']).flatMap(one => textOf(one) ?? []);
  const make = (name: string, isDefault: boolean): readonly Resource[] =>
    find(cluster, 'networking.k8s.io', 'IngressClass', '', name) ? [] : [classBy(release, name, controller, isDefault)];
  return [
    ...make(textOf(given['name']) ?? usualClass, given['default'] === true),
    ...aliases.flatMap(name => make(name, false)),
  ];
}

/** It stands where the values stand that ask for it. */
function classBy(
  { resource, path }: { readonly resource: Resource; readonly path: readonly (string | number)[] },
  name: string,
  controller: string,
  isDefault: boolean,
): Resource {
  const annotations = isDefault ? { 'ingressclass.kubernetes.io/is-default-class': 'true' } : {};
  const value = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name, annotations },
    spec: { controller },
  };
  const { apiVersion, kind } = value;
  return { apiVersion, kind, namespace: '', name, value, locate: () => resource.locate(path) };
}
