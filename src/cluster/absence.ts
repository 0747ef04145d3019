import type { Severity } from '#model/findings/diagnostic.js';
import type { Cluster } from './cluster.js';
import { ofKind } from './cluster.js';
import { isProvided } from './references/provided.js';

/**
 * How sure it is that a resource which is not among the manifests does not exist: `certain` where they are complete,
 * `likely` where they hold others of its kind in its namespace, or a Service of its name in another one, else `open`.
 */
export type Absence = 'certain' | 'likely' | 'open';

/** How sure the absence of a resource is; ask only when it was not found. */
export function absenceOf(cluster: Cluster, group: string, kind: string, namespace: string, name: string): Absence {
  if (isElsewhere(cluster, kind, namespace, name)) return 'open';
  if (cluster.complete) return 'certain';
  const others = ofKind(cluster, group, kind);
  const isMeant = kind === 'Service' && others.some(one => one.name === name);
  return isMeant || others.some(one => one.namespace === namespace) ? 'likely' : 'open';
}

/**
 * Whether a resource that is not among the manifests exists all the same: it is said to (`ClusterIssuer/letsencrypt`,
 * `Secret/shop/web-tls`), another is there to make it, as an ExternalSecret makes its Secret, or the API server makes it for itself.
 * (kubernetes v1.36, pkg/controlplane/controller/kubernetesservice: Service default/kubernetes)
 */
export function isElsewhere(cluster: Cluster, kind: string, namespace: string, name: string): boolean {
  const said = cluster.elsewhere?.has([kind, ...(namespace === '' ? [] : [namespace]), name].join('/')) ?? false;
  const isApiServer = kind === 'Service' && namespace === 'default' && name === 'kubernetes';
  return said || isApiServer || isProvided(cluster, kind, namespace, name);
}

/** How grave a reference to something absent is: what is only likely is not an error, what is open is for information. */
export function severityOfAbsence(absence: Absence): Severity {
  const severities = { certain: 'error', likely: 'warning', open: 'info' } as const;
  return severities[absence];
}
