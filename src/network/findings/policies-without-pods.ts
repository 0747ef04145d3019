import { grouped } from '#model/grouped.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import type { NetworkModel } from '../model.js';
import { conditionsOf, unreadIn } from '../policy/label-expression.js';
import { isNetworkPolicy, podPolicies } from './network-policies.js';
import { placedPods } from './placed-pods.js';

/** A network policy that selects no pod. */
export interface PolicyWithoutPods {
  readonly source: Resource;
  /** Where its selector stands. */
  readonly path: Path;
  /** The labels that its selector asks for. */
  readonly keys: readonly string[];
}

export function* policiesWithoutPods(network: NetworkModel): Generator<PolicyWithoutPods> {
  const { classes } = network.engine;
  for (const [source, policies] of grouped(podPolicies(network), one => one.source)) {
    if (policies.some(({ subject }) => placedPods(classes, classes.select(subject).maybe).length > 0)) continue;
    // Cilium has endpoints that are no pods, with labels of their own: nodes, what comes in through a gateway.
    if (policies.some(({ subject }) => unreadIn(subject) !== undefined)) continue;
    const conditions = policies.flatMap(({ subject }) => conditionsOf(subject)).filter(({ owner }) => owner === 'pod');
    yield { source, path: ['spec', selectorOf(source)], keys: conditions.map(one => one.key) };
  }
}

function selectorOf(source: Resource): string {
  if (isNetworkPolicy(source)) return 'podSelector';
  return groupOf(source.apiVersion) === 'cilium.io' ? 'endpointSelector' : 'selector';
}
