import { labelKey } from '../../metadata/label.js';
import type { Check } from '../language/check.js';
import { between, cannotBe, fields, follows, oneOf, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, number, text } from '../language/field.js';
import { labelSelector } from '../values/label-selector.js';
import { labelKeys } from './affinity.js';

const positive = between(1, 2 ** 31 - 1);

const constraint = fields({
  maxSkew: field => positive({ ...field, value: number(field) }),
  topologyKey: required(undefined, 'the label of nodes that are one place'),
  whenUnsatisfiable,
  minDomains: positive,
  nodeAffinityPolicy: oneOf('Honor', 'Ignore'),
  nodeTaintsPolicy: oneOf('Honor', 'Ignore'),
  labelSelector,
});

/** How a workload's pods are spread over places. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateTopologySpreadConstraints) */
export function* spreading(list: Field): Iterable<FieldViolation> {
  const seen = new Map<string, Field>();
  for (const item of items(list)) {
    yield* constraint(item);
    const action = text(at(item, 'whenUnsatisfiable'));
    const domains = at(item, 'minDomains');
    if (given(domains) && action !== 'DoNotSchedule')
      yield invalid(domains, 'minDomains needs whenUnsatisfiable: DoNotSchedule');
    const key = `${text(at(item, 'topologyKey'))} ${action}`;
    if (seen.has(key)) yield invalid(item, `a constraint with topologyKey and whenUnsatisfiable ${key} is there twice`);
    seen.set(key, item);
    yield* item.minor >= 34 ? labelKeys(item) : matchKeys(item);
  }
}

function* whenUnsatisfiable(field: Field): Iterable<FieldViolation> {
  if (text(field) !== 'DoNotSchedule' && text(field) !== 'ScheduleAnyway')
    yield cannotBe(field, ['DoNotSchedule', 'ScheduleAnyway']);
}

/** Before 1.34. (same file: ValidateMatchLabelKeysInTopologySpread) */
function* matchKeys(item: Field): Iterable<FieldViolation> {
  const list = at(item, 'matchLabelKeys');
  const selector = at(item, 'labelSelector');
  if (!empty(list) && !given(selector)) yield invalid(list, 'matchLabelKeys needs a labelSelector');
  const keys = new Set(items(at(selector, 'matchExpressions')).map(one => text(at(one, 'key'))));
  for (const key of items(list)) {
    yield* named(key);
    if (keys.has(text(key)) || given(at(selector, 'matchLabels', text(key))))
      yield invalid(key, `${text(key)} is in labelSelector too`);
  }
}

const named: Check = follows(labelKey);
