import type { PolicySet } from '#model/policies.js';

/** The policies of a location. */
export function policiesOf(): PolicySet {
  return {};
}
