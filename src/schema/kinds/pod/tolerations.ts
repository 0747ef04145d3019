import { labelKey, labelValue } from '../../metadata/label.js';
import type { Check } from '../language/check.js';
import { each, fields, follows, ifAny, oneOf, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, text } from '../language/field.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateTolerations) */
export const tolerations: Check = each(toleration);

const effects = oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute');
const keyed = fields({ key: ifAny(follows(labelKey)), effect: ifAny(effects) });

/** The API server points at the operator for what is wrong with a value. */
function* toleration(field: Field): Iterable<FieldViolation> {
  yield* keyed(field);
  const operator = at(field, 'operator');
  const value = at(field, 'value');
  if (empty(at(field, 'key')) && text(operator) !== 'Exists')
    yield invalid(operator, 'a toleration without a key has the operator Exists');
  if (given(at(field, 'tolerationSeconds')) && text(at(field, 'effect')) !== 'NoExecute') {
    yield invalid(at(field, 'effect'), 'tolerationSeconds needs the effect NoExecute');
  }
  switch (text(operator)) {
    case 'Equal':
    case '':
      yield* textFaults(value, text(value), labelValue, operator);
      break;
    case 'Exists':
      if (!empty(value)) yield invalid(value, 'Exists takes no value', operator);
      break;
    default:
      yield invalid(operator, `${quoted(text(operator))} is not an operator: use Equal or Exists`);
  }
}
