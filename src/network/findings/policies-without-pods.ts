import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { NetworkModel } from '../model.js';
import { conditionsOf } from '../policy/label-expression.js';
import { selectorExpression } from '../policy/label-selector.js';
import { networkPolicies } from './network-policies.js';
import { placedPods } from './placed-pods.js';

/** A network policy that selects no pod. */
export interface PolicyWithoutPods {
  readonly source: Resource;
  /** The labels that its selector asks for. */
  readonly keys: readonly string[];
}

export function* policiesWithoutPods(network: NetworkModel): Generator<PolicyWithoutPods> {
  const { classes } = network.engine;
  for (const { source, subject } of networkPolicies(network)) {
    if (placedPods(classes, classes.select(subject).maybe).length > 0) continue;
    const conditions = conditionsOf(selectorExpression(specOf(source)['podSelector'], 'pod'));
    yield { source, keys: conditions.map(one => one.key) };
  }
}
