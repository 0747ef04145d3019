import type { Check } from '../language/check.js';
import { listed } from '../language/check.js';
import { invalid, quoted } from '../language/field-violation.js';
import { items, text, texts } from '../language/field.js';

const modes = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

/** The API server points at the list. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidatePersistentVolumeClaimSpec) */
export const accessModes: Check = function* (field) {
  for (const mode of items(field)) {
    if (!modes.includes(text(mode)))
      yield invalid(mode, `${quoted(text(mode))} is not an access mode: use ${listed(modes)}`, field);
  }
  const names = texts(field);
  if (names.includes('ReadWriteOncePod') && names.some(name => name !== 'ReadWriteOncePod' && modes.includes(name))) {
    yield invalid(field, 'ReadWriteOncePod has to be the only access mode');
  }
};
