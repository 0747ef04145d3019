import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import { scalingBehavior } from './autoscaler/behavior.js';
import { metrics } from './autoscaler/metrics.js';
import { scalableReference } from './autoscaler/reference.js';
import type { Check } from './language/check.js';
import { all, fields } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, given, number } from './language/field.js';

/** Versions 1 and 2: the API server validates what both become. (kubernetes v1.36.0, pkg/apis/autoscaling/validation/validation.go: ValidateHorizontalPodAutoscaler) */
export const horizontalPodAutoscaler: Check = all(
  objectMeta(dnsSubdomain),
  fields({ spec: all(replicas, fields({ scaleTargetRef: scalableReference }), metrics, scalingBehavior) }),
);

function* replicas(spec: Field): Iterable<FieldViolation> {
  const least = at(spec, 'minReplicas');
  const most = at(spec, 'maxReplicas');
  if (given(least) && number(least) < 1) yield invalid(least, 'minReplicas has to be at least 1');
  if (number(most) === 0) yield missing(most, 'maxReplicas is required, and above 0');
  else if (number(most) < 0) yield invalid(most, 'maxReplicas has to be at least 1');
  if (given(least) && number(most) < number(least))
    yield invalid(most, `maxReplicas ${number(most)} is below minReplicas ${number(least)}`);
}
