import { fields, each, follows, textFaults } from '../language/check.js';
import type { Check } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, entries, items, text, texts } from '../language/field.js';
import { labelKey, labels, labelValue } from '../../metadata/label.js';

/** A selector of labels. (apimachinery v0.36.0, pkg/apis/meta/v1/validation/validation.go: ValidateLabelSelector) */
export const labelSelector: Check = fields({ matchLabels: labels, matchExpressions: each(requirement) });

/** Whether a selector asks for nothing: it selects everything. */
export function selectsAll(selector: Field): boolean {
  return empty(at(selector, 'matchLabels')) && empty(at(selector, 'matchExpressions'));
}

/** Whether a selector can be evaluated at all. (apimachinery v0.36.0, pkg/apis/meta/v1/helpers.go: LabelSelectorAsSelector) */
export function isReadable(selector: Field): boolean {
  for (const _ of labelSelector(selector)) return false;
  return true;
}

/** Whether labels are what a selector asks for. */
export function selects(selector: Field, selected: Field): boolean {
  const has = new Map(entries(selected).map(entry => [String(entry.key), text(entry)]));
  if (!entries(at(selector, 'matchLabels')).every(entry => has.get(String(entry.key)) === text(entry))) return false;
  return items(at(selector, 'matchExpressions')).every(expression =>
    meets(expression, has.get(text(at(expression, 'key')))),
  );
}

function meets(expression: Field, value: string | undefined): boolean {
  const values = texts(at(expression, 'values'));
  const operator = text(at(expression, 'operator'));
  if (operator === 'In') return value !== undefined && values.includes(value);
  if (operator === 'NotIn') return value === undefined || !values.includes(value);
  return (operator === 'Exists') === (value !== undefined);
}

function* requirement(field: Field): Iterable<FieldViolation> {
  const operator = at(field, 'operator');
  const values = at(field, 'values');
  const name = text(operator);
  if (name === 'In' || name === 'NotIn') {
    if (empty(values)) yield missing(values, `${name} needs values`);
  } else if (name === 'Exists' || name === 'DoesNotExist') {
    if (!empty(values)) yield invalid(values, `${name} takes no values`);
  } else yield invalid(operator, `${quoted(name)} is not an operator: use In, NotIn, Exists or DoesNotExist`);
  yield* key(at(field, 'key'));
  for (const value of items(values)) yield* textFaults(value, text(value), labelValue);
}

const key = follows(labelKey);
