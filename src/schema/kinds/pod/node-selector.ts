import { dnsSubdomain } from '../../metadata/dns-name.js';
import { labelKey, labelValue } from '../../metadata/label.js';
import type { Check } from '../language/check.js';
import { each, fields, follows, required, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, items, text } from '../language/field.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateNodeSelectorTerm) */
const term = fields({ matchExpressions: each(strictExpression), matchFields: each(fieldExpression) });

/** Which nodes. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateNodeSelector) */
export const nodeSelector: Check = fields({ nodeSelectorTerms: required(each(term), 'at least one term') });

/** A preference may have values that no label has: the API server warns of them. */
export const preferredTerm: Check = fields({ matchExpressions: each(expression), matchFields: each(fieldExpression) });

function* strictExpression(field: Field): Iterable<FieldViolation> {
  yield* expression(field);
  for (const value of items(at(field, 'values'))) yield* textFaults(value, text(value), labelValue);
}

function* expression(field: Field): Iterable<FieldViolation> {
  const operator = at(field, 'operator');
  const values = at(field, 'values');
  switch (text(operator)) {
    case 'In':
    case 'NotIn':
      if (empty(values)) yield missing(values, `${text(operator)} needs values`);
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (!empty(values)) yield invalid(values, `${text(operator)} takes no values`);
      break;
    case 'Gt':
    case 'Lt':
      if (items(values).length !== 1) yield missing(values, `${text(operator)} needs one value`);
      break;
    default:
      yield invalid(
        operator,
        `${quoted(text(operator))} is not an operator: use In, NotIn, Exists, DoesNotExist, Gt or Lt`,
      );
  }
  yield* key(at(field, 'key'));
}

const key = follows(labelKey);
const nodeName = follows(dnsSubdomain);

/** (same file: ValidateNodeFieldSelectorRequirement) */
function* fieldExpression(field: Field): Iterable<FieldViolation> {
  const operator = at(field, 'operator');
  const values = at(field, 'values');
  if (text(operator) !== 'In' && text(operator) !== 'NotIn')
    yield invalid(operator, `${quoted(text(operator))} is not an operator for fields: use In or NotIn`);
  else if (items(values).length !== 1) yield missing(values, `${text(operator)} needs one value here`);
  if (text(at(field, 'key')) !== 'metadata.name')
    yield invalid(at(field, 'key'), 'of the fields of a node only metadata.name can be asked for');
  else for (const value of items(values)) yield* nodeName(value);
}
