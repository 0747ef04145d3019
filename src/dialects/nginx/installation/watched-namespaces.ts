import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { Doubt, Held } from '#model/routing/condition.js';
import { labelsOf } from '#model/resource.js';
import { meetsAll, requirementsIn } from '../../label-selector.js';
import type { Configuration } from './configuration.js';

/**
 * Whether the controller sees what is in a namespace: the one that it is told to watch, or those whose labels it selects; else all.
 * (ingress-nginx v1.15.1, internal/ingress/controller/store/store.go:319-331, 366-383)
 */
export function watches({ flags }: Pick<Configuration, 'flags'>, cluster: Cluster, namespace: string): Held {
  const only = flags['watch-namespace'] ?? '';
  if (only !== '') return only === namespace;
  const selector = requirementsIn(flags['watch-namespace-selector'] ?? '') ?? [];
  if (selector.length === 0) return true;
  const manifest = find(cluster, '', 'Namespace', '', namespace);
  if (!manifest && !cluster.complete) return unlabelled(namespace);
  return meetsAll({ ...named(namespace), ...(manifest && labelsOf(manifest)) }, selector);
}

/** The API server gives every namespace its name as a label. */
function named(namespace: string): Readonly<Record<string, string>> {
  return { 'kubernetes.io/metadata.name': namespace };
}

function unlabelled(namespace: string): Doubt {
  const because = `--watch-namespace-selector asks for labels of the namespace ${namespace}, which is not among the manifests`;
  return { code: 'missing-manifest', because };
}
