import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import type { Place } from '../policies/feature.js';
import { featureOf } from '../policies/feature-of.js';

/** The steps of one policy; none where it is not asked for. */
export function stepsBy<Name extends PolicyName>(
  name: Name,
  policies: Pick<PolicySet, Name>,
  place: Place,
): readonly Step[] {
  const policy = policies[name];
  return policy === undefined ? [] : (featureOf(name)?.steps?.(policy, place) ?? []);
}
