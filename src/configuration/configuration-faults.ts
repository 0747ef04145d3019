import { elsewhereFault, ruleFault } from '#analyze/known-names.js';
import type { ValueFault } from '#ask/value-fault.js';
import { faultAt } from '#ask/value-fault.js';
import { targetFaults } from '#ask/version-faults.js';
import type { Json } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';

/** What of a configuration cannot be, beyond its shape: versions and names that never were. */
export function configurationFaults(value: Json): readonly ValueFault[] {
  const { kubernetes, cni, controllers, rules, ignore, elsewhere } = objectOf(value);
  return [
    ...targetFaults({ kubernetes, cni, controllers }),
    ...itemsOf(elsewhere).flatMap((one, index) => faultAt(['elsewhere', index], one, elsewhereFault)),
    ...Object.keys(objectOf(rules)).flatMap(id => faultAt(['rules', id], id, ruleFault, true)),
    ...itemsOf(ignore).flatMap((one, index) => faultAt(['ignore', index, 'rule'], objectOf(one)['rule'], ruleFault)),
  ];
}
