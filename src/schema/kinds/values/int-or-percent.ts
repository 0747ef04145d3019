import type { Json } from '#model/json.js';
import type { Check } from '../language/check.js';
import { atLeast } from '../language/check.js';
import { invalid, quoted } from '../language/field-violation.js';
import { given } from '../language/field.js';

/** A number that is not negative, or a percentage. (kubernetes v1.36.0, pkg/apis/apps/validation/validation.go: ValidatePositiveIntOrPercent) */
export const intOrPercent: Check = field => {
  if (!given(field) || typeof field.value === 'number') return notNegative(field);
  if (percentOf(field.value) !== undefined) return [];
  return [invalid(field, `${quoted(field.value)} is neither a number nor a percentage such as 25%`)];
};

/** At most 100%. (same file: IsNotMoreThan100Percent) */
export const atMostAll: Check = field => {
  const percent = percentOf(field.value);
  return percent === undefined || percent <= 100 ? [] : [invalid(field, `${quoted(field.value)} is more than 100%`)];
};

/** The number of either form, 0 where it is neither. (same file: getIntOrPercentValue) */
export function countOf(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  const percent = percentOf(value);
  if (percent !== undefined) return percent;
  return typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : 0;
}

function percentOf(value: Json | undefined): number | undefined {
  return typeof value === 'string' && /^[0-9]+%$/.test(value) ? Number(value.slice(0, -1)) : undefined;
}

const notNegative = atLeast(0);
