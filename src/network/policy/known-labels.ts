import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import { labelsOf } from '#model/resource.js';
import type { KnownLabels } from './label-expression.js';

/** Under this key the labels of a service account hold its name. No label can be called so. */
export const accountName = 'name of the account';

/** Pods that a controller made have this key. No label can be called so. */
export const madeByController = 'made by a controller';

/** Pods in the network of their node have this key. No label can be called so. */
export const hostNetworkLabel = 'in the network of its node';

/** The namespace's name as a label: the API server keeps it. (kubernetes v1.36, pkg/apis/core/v1/defaults.go, SetDefaults_Namespace) */
export const namespaceName = 'kubernetes.io/metadata.name';

const nobody: ReadonlySet<string> = new Set();

/** Labels of which nothing is known. */
export const unknownLabels: KnownLabels = { known: new Map(), varying: nobody, open: true };

/** Labels that the manifests give, and that may be more where they are not all. */
export function labelsFrom(
  labels: Readonly<Record<string, string>>,
  open = false,
  varying: ReadonlySet<string> = nobody,
): KnownLabels {
  return { known: new Map(Object.entries(labels)), varying, open };
}

/** The labels of a namespace: without a manifest only its name, and more unless the manifests are all there is. */
export function namespaceLabels(cluster: Cluster, name: string): KnownLabels {
  const resource = find(cluster, '', 'Namespace', '', name);
  return labelsFrom({ ...(resource && labelsOf(resource)), [namespaceName]: name }, !resource && !cluster.complete);
}

/** The labels and the name of a service account. */
export function accountLabels(cluster: Cluster, namespace: string, name: string): KnownLabels {
  const resource = find(cluster, '', 'ServiceAccount', namespace, name);
  return labelsFrom({ ...(resource && labelsOf(resource)), [accountName]: name }, !resource && !cluster.complete);
}
