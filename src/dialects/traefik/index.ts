import { namedClass } from '#cluster/classes.js';
import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Dialect, Showing } from '#dialects/dialect.js';
import { annotationsOf, groupOf, specOf } from '#model/resource.js';
import { annotationPrefix } from './ingress/annotations.js';
import {
  classController,
  isWatched,
  servesIngress,
  servesIngressRoute,
  usualClass,
} from './installation/ingress-class.js';
import { installationIn, installedTraefiks, isInstalled } from './installation/installation.js';
import { installedClasses } from './installation/installed-classes.js';
import { conventions } from './conventions.js';
import { lacks } from './lacks.js';
import { featureInfo } from './policies/index.js';
import { read } from './read.js';
import { staticConfigurationOf } from './installation/static-configuration.js';
import { traefikChanges } from './versions/changes.table.js';
import { fieldsAsChanges } from './versions/later-fields.js';
import { formerGroup, groupsOf, ownGroup } from './versions/cluster-as-of.js';
import { write } from './write/write.js';

/** Traefik, with Ingress and its own kinds. */
export const traefik: Dialect = {
  name: 'traefik',
  versions: ['2.11', '3.0', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7'],
  changes: [...Object.values(traefikChanges), ...fieldsAsChanges()],
  features: featureInfo,
  lacks,
  conventions,
  // (traefik-helm-chart v41.3.0, traefik/templates/_helpers.tpl: traefik.labelselector)
  usualPods: { namespace: 'traefik', labels: { 'app.kubernetes.io/name': 'traefik' } },
  shownBy,
  installed: installedTraefiks,
  installs: installedClasses,
  standsInFor: cluster => {
    const { unread } = staticConfigurationOf(
      { name: 'traefik', kind: 'traefik', assumeEndpoints: true, noEndpoints: [] },
      cluster,
    );
    return isInstalled(cluster) && unread.includes('kubernetesIngressNGINX') ? ['ingress-nginx'] : [];
  },
  versionIn: (cluster, settings) => installationIn(cluster, settings)?.version,
  claims(resource, cluster, settings) {
    const { ingress, crd, does } = staticConfigurationOf(settings, cluster);
    if (resource.kind === 'Ingress' && groupOf(resource.apiVersion) === 'networking.k8s.io') {
      return ingress !== undefined && servesIngress(resource, cluster, ingress, settings);
    }
    if (!groupsOf(does).includes(groupOf(resource.apiVersion)) || !crd) return false;
    return resource.kind === 'IngressRoute' ? servesIngressRoute(resource, crd, settings) : isWatched(resource, crd);
  },
  read,
  write,
};

function shownBy(cluster: Cluster): Showing | undefined {
  if (isInstalled(cluster)) return 'installed';
  const classes = ofKind(cluster, 'networking.k8s.io', 'IngressClass');
  if (classes.some(one => specOf(one)['controller'] === classController)) return 'named';
  const ingresses = ofKind(cluster, 'networking.k8s.io', 'Ingress');
  const isOwn = (apiVersion: string): boolean => [ownGroup, formerGroup].includes(groupOf(apiVersion));
  if (
    cluster.resources.some(({ apiVersion }) => isOwn(apiVersion)) ||
    ingresses.some(one => namedClass(one)?.name === usualClass)
  )
    return 'named';
  return ingresses.some(one => Object.keys(annotationsOf(one)).some(key => key.startsWith(annotationPrefix)))
    ? 'hinted'
    : undefined;
}
