import { fieldReference, resourceReference } from '../pod/field-reference.js';
import type { Check } from '../language/check.js';
import { all, each, fields, follows, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given, labelOf, number } from '../language/field.js';
import { unreserved } from './file-path.js';

/** Permissions: 0 to 0777. YAML reads 644 as decimal. */
export const mode: Check = field => {
  const value = number(field);
  if (value >= 0 && value <= 0o777) return [];
  const meant = /^[0-7]{3}$/.test(String(value)) ? `; in octal it is written 0${value}` : '';
  return [invalid(field, `${labelOf(field)} is ${value}, which is above 0777 or below 0${meant}`)];
};

/** A file of a volume from a key. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateKeyToPath) */
export const keyToPath: Check = fields({ key: required(), path: required(follows(unreserved)), mode });

/** (same file: validateConfigMapVolumeSource) */
export const configMapVolume: Check = fields({
  name: required(undefined, 'the ConfigMap'),
  defaultMode: mode,
  items: each(keyToPath),
});

/** (same file: validateSecretVolumeSource) */
export const secretVolume: Check = fields({
  secretName: required(undefined, 'the Secret'),
  defaultMode: mode,
  items: each(keyToPath),
});

/** A file with what is known of the pod. (same file: validateDownwardAPIVolumeFile) */
export const downwardFile: Check = all(fields({ path: required(follows(unreserved)) }), source, fields({ mode }));

/** (same file: validateDownwardAPIVolumeSource) */
export const downwardVolume: Check = fields({ defaultMode: mode, items: each(downwardFile) });

function* source(file: Field): Iterable<FieldViolation> {
  const field = at(file, 'fieldRef');
  const resource = at(file, 'resourceFieldRef');
  if (given(field)) yield* podField(field);
  if (given(field) && given(resource)) yield invalid(file, 'a file has a fieldRef or a resourceFieldRef, not both');
  else if (given(resource)) yield* containerField(resource);
  else if (!given(field)) yield missing(file, 'a file needs a fieldRef or a resourceFieldRef');
}

const podField = fieldReference([
  'metadata.name',
  'metadata.namespace',
  'metadata.labels',
  'metadata.annotations',
  'metadata.uid',
]);
const containerField = resourceReference({ inVolume: true });
