import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, fields, oneOf } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, holds, number, text } from './language/field.js';

/** (kubernetes v1.36.0, pkg/apis/scheduling/validation/validation.go: ValidatePriorityClass) */
export const priorityClass: Check = all(
  objectMeta(dnsSubdomain),
  value,
  fields({ preemptionPolicy: oneOf('PreemptLowerPriority', 'Never') }),
);

function* value(root: Field): Iterable<FieldViolation> {
  const name = at(root, 'metadata', 'name');
  const priority = at(root, 'value');
  if (text(name).startsWith('system-')) {
    const known = system.get(text(name)) === number(priority) && !holds(at(root, 'globalDefault'));
    if (!known) yield invalid(name, "names that begin with system- are Kubernetes' own");
  } else if (number(priority) > highest)
    yield invalid(priority, `value is above ${highest}; what is higher is for Kubernetes itself`);
}

const highest = 1_000_000_000;

/** (pkg/apis/scheduling/v1/helpers.go: SystemPriorityClasses) */
const system: ReadonlyMap<string, number> = new Map([
  ['system-node-critical', 2 * highest + 1000],
  ['system-cluster-critical', 2 * highest],
]);
