import type { Severity } from '#model/findings/diagnostic.js';
import type { ViolationKind } from '#model/findings/violation.js';
import type { Field } from './field.js';

export { quoted } from '#model/text/spoken.js';

/** What the API server's code has against a field. */
export interface FieldViolation {
  /** Where it stands in the manifest. */
  readonly field: Field;
  /** What the API server calls the field, where that is another path than its place in the manifest. */
  readonly called?: Field;
  readonly kind: ViolationKind;
  readonly severity: Severity;
  readonly message: string;
  /** What it comes from, where the same is amiss elsewhere too. */
  readonly cause?: string;
}

/** A field that has to be there is absent or empty. */
export function missing(field: Field, message: string, called?: Field): FieldViolation {
  return { field, kind: 'missing-field', severity: 'error', message, ...(called && { called }) };
}

/** A value that is not allowed. */
export function invalid(field: Field, message: string, called?: Field): FieldViolation {
  return { field, kind: 'invalid-value', severity: 'error', message, ...(called && { called }) };
}

/** What the API server lets pass with a warning. */
export function warning(field: Field, message: string, called?: Field): FieldViolation {
  return { field, kind: 'deprecated', severity: 'warning', message, ...(called && { called }) };
}

/** A name that has a successor: wherever it stands, the API server warns of the same. */
export function outdatedName(field: Field, message: string): FieldViolation {
  return { ...warning(field, message), cause: message };
}
