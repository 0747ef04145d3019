import type { Cluster } from '#cluster/cluster.js';
import type { InstalledController } from '../../dialect.js';
import { controllerClass, usualClass } from './class-names.js';
import { installationsIn } from './installation.js';

/** The controllers among the manifests, and by which flags each knows its Ingresses. */
export function installedControllers(cluster: Cluster): readonly InstalledController[] {
  return installationsIn(cluster).flatMap(({ place, flags = {} }) => {
    const serves = claiming.map(([flag, usual]) => flags[flag] ?? usual).join(' ');
    return place ? [{ place, serves, told: JSON.stringify(Object.entries(flags).sort()) }] : [];
  });
}

/** (ingress-nginx v1.15.1, internal/ingress/controller/store/store.go: GetIngressClass, New) */
const claiming: readonly (readonly [flag: string, usual: string])[] = [
  ['controller-class', controllerClass],
  ['ingress-class', usualClass],
  ['ingress-class-by-name', 'false'],
  ['watch-ingress-without-class', 'false'],
  ['watch-namespace', ''],
  ['watch-namespace-selector', ''],
  ['annotations-prefix', 'nginx.ingress.kubernetes.io'],
];
