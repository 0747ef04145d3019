import type { Check } from '../language/check.js';
import { invalid, quoted } from '../language/field-violation.js';
import { labelOf } from '../language/field.js';
import { quantityOf } from './quantity.js';

/** A quantity that is not below zero. What is no quantity is refused before. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateNonnegativeQuantity) */
export const notNegativeQuantity: Check = field => {
  const quantity = quantityOf(field.value);
  return quantity === undefined || quantity >= 0n
    ? []
    : [invalid(field, `${labelOf(field)} ${quoted(field.value)} is below 0`)];
};

/** A quantity above zero. (same file: ValidatePositiveQuantityValue) */
export const positiveQuantity: Check = field => {
  const quantity = quantityOf(field.value);
  return quantity === undefined || quantity > 0n
    ? []
    : [invalid(field, `${labelOf(field)} ${quoted(field.value)} is not above 0`)];
};
