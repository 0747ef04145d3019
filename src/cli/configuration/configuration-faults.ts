import type { Fault } from '#ask/fault.js';
import { faultAt } from '#ask/fault.js';
import { targetFaults } from '#ask/version-faults.js';
import type { Json } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import { nearest } from '#model/text/nearest.js';
import { rules as all } from '#rules/index.js';

/** What of a configuration cannot be, beyond its shape: versions and names that never were. */
export function configurationFaults(value: Json): readonly Fault[] {
  const { kubernetes, cni, controllers, rules, ignore } = objectOf(value);
  return [
    ...targetFaults({ kubernetes, cni, controllers }),
    ...Object.keys(objectOf(rules)).flatMap(id => faultAt(['rules', id], id, ruleFault, true)),
    ...itemsOf(ignore).flatMap((one, index) => faultAt(['ignore', index, 'rule'], objectOf(one)['rule'], ruleFault)),
  ];
}

/** What is wrong with the name of a rule. */
export function ruleFault(id: string): string | undefined {
  const ids = all.map(one => one.id);
  if (ids.includes(id)) return undefined;
  const hint = nearest(id, ids);
  return `no rule is called ${id}${hint === undefined ? '; `gatewright rules` lists them' : `; did you mean ${hint}?`}`;
}
