import { byteLength } from '../metadata/byte-length.js';
import { dnsSubdomain } from '../metadata/dns-name.js';
import { labelKey } from '../metadata/label.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, each, fields, follows, ifAny, oneOf, required, textFaults, uniqueBy } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { entries, items, text } from './language/field.js';

/** (kubernetes v1.36.0, pkg/apis/storage/validation/validation.go: ValidateStorageClass) */
export const storageClass: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    provisioner: required(provisioner, 'the driver that makes volumes'),
    parameters,
    reclaimPolicy: ifAny(oneOf('Delete', 'Retain')),
    volumeBindingMode: oneOf('Immediate', 'WaitForFirstConsumer'),
    allowedTopologies: each(
      fields({
        matchLabelExpressions: all(
          uniqueBy('key'),
          each(fields({ key: follows(labelKey), values: all(required(), unique) })),
        ),
      }),
    ),
  }),
);

function provisioner(field: Field): Iterable<FieldViolation> {
  return textFaults(field, text(field).toLowerCase(), labelKey);
}

function* parameters(field: Field): Iterable<FieldViolation> {
  const list = entries(field);
  const bytes = list.reduce((sum, entry) => sum + byteLength(String(entry.key)) + byteLength(text(entry)), 0);
  if (list.length > 512) yield invalid(field, `${list.length} parameters stand there; 512 are allowed`);
  if (bytes > 256 * 1024)
    yield invalid(field, `the parameters have ${bytes} bytes together; ${256 * 1024} are allowed`);
  for (const entry of list) if (entry.key === '') yield invalid(entry, 'a parameter needs a name', field);
}

function* unique(field: Field): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const item of items(field)) {
    if (seen.has(text(item))) yield invalid(item, `${text(item)} is there twice`);
    seen.add(text(item));
  }
}
