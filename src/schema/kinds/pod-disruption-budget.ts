import { objectMeta } from '../metadata/object-meta.js';
import { pathSegment } from '../metadata/path-segment.js';
import type { Check } from './language/check.js';
import { all, fields, oneOf } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, given } from './language/field.js';
import { atMostAll, intOrPercent } from './values/int-or-percent.js';
import { labelSelector } from './values/label-selector.js';

/** (kubernetes v1.36.0, pkg/apis/policy/validation/validation.go: ValidatePodDisruptionBudget) */
export const podDisruptionBudget: Check = all(
  objectMeta(pathSegment),
  fields({
    spec: all(
      eitherBound,
      fields({
        minAvailable: all(intOrPercent, atMostAll),
        maxUnavailable: all(intOrPercent, atMostAll),
        selector: labelSelector,
        unhealthyPodEvictionPolicy: oneOf('AlwaysAllow', 'IfHealthyBudget'),
      }),
    ),
  }),
);

function* eitherBound(spec: Field): Iterable<FieldViolation> {
  if (given(at(spec, 'minAvailable')) && given(at(spec, 'maxUnavailable')))
    yield invalid(spec, 'a budget has minAvailable or maxUnavailable, not both');
}
