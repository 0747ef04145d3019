import { textFaults } from '../kinds/language/check.js';
import type { FieldViolation } from '../kinds/language/field-violation.js';
import { invalid } from '../kinds/language/field-violation.js';
import type { Field } from '../kinds/language/field.js';
import { text } from '../kinds/language/field.js';
import { labelKey } from './label.js';

/** A finalizer: one of the standard ones, or a domain and a name. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateFinalizerName) */
export function* finalizerName(field: Field): Iterable<FieldViolation> {
  const name = text(field);
  yield* textFaults(field, name, labelKey);
  if (name !== '' && !name.includes('/') && !standard.has(name))
    yield invalid(field, `finalizer ${name} needs a domain before it: example.com/${name}`);
}

const standard: ReadonlySet<string> = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);
