import { between, each, fields, ifGiven, oneOf, required } from '../language/check.js';
import type { Check } from '../language/check.js';
import { invalid } from '../language/field-violation.js';
import { number } from '../language/field.js';
import { notNegativeQuantity } from '../values/quantity-checks.js';

const hour = 3600;

/** The window in which a policy counts: at most half an hour. */
const period: Check = field => window({ ...field, value: number(field) });
const window = between(1, hour / 2);

const policy = fields({
  type: field => types({ ...field, value: field.value ?? '' }),
  value: field => (number(field) > 0 ? [] : [invalid(field, 'value has to be above 0')]),
  periodSeconds: period,
});

const types = oneOf('Pods', 'Percent');

const rules = ifGiven(
  fields({
    stabilizationWindowSeconds: between(0, hour),
    selectPolicy: oneOf('Max', 'Min', 'Disabled'),
    policies: required(each(policy), 'at least one policy'),
    tolerance: notNegativeQuantity,
  }),
);

/** (kubernetes v1.36.0, pkg/apis/autoscaling/validation/validation.go: validateBehavior) */
export const scalingBehavior: Check = fields({ behavior: fields({ scaleUp: rules, scaleDown: rules }) });
