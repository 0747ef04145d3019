import type { Check, TextRule } from '../kinds/language/check.js';
import { all, atLeast, fields, follows, ifAny, ifGiven, textFaults } from '../kinds/language/check.js';
import type { FieldViolation } from '../kinds/language/field-violation.js';
import { invalid, missing } from '../kinds/language/field-violation.js';
import type { Field } from '../kinds/language/field.js';
import { at, empty, entries, holds, items, text, texts } from '../kinds/language/field.js';
import { byteLength } from './byte-length.js';
import { asPrefix, dnsLabel } from './dns-name.js';
import { finalizerName } from './finalizer.js';
import { labelKey, labels } from './label.js';

/** `metadata` of every kind; how its names are formed depends on the kind. (apimachinery v0.36.0, pkg/api/validation/objectmeta.go: ValidateObjectMetaAccessor) */
export function objectMeta(nameRule: TextRule): Check {
  const name = nameCheck(nameRule);
  return fields({ metadata: all(name, metadataBesideName) });
}

/** The keys of annotations in any case, and the size of all together. (same file: ValidateAnnotations) */
export function* annotations(field: Field, called = field): Iterable<FieldViolation> {
  let bytes = 0;
  for (const entry of entries(field)) {
    const key = String(entry.key);
    bytes += byteLength(key) + byteLength(text(entry));
    yield* textFaults(entry, key.toLowerCase(), labelKey, called);
  }
  if (bytes > mostBytesOfAnnotations) {
    yield invalid(field, `annotations have ${bytes} bytes together; ${mostBytesOfAnnotations} are allowed`, called);
  }
}

const mostBytesOfAnnotations = 256 * 1024;

function nameCheck(nameRule: TextRule): Check {
  return function* (metadata) {
    const name = at(metadata, 'name');
    const prefix = at(metadata, 'generateName');
    if (!empty(prefix)) yield* textFaults(prefix, asPrefix(text(prefix)), nameRule);
    if (!empty(name)) yield* textFaults(name, text(name), nameRule);
    else if (empty(prefix)) yield missing(name, 'metadata.name is required, or generateName');
  };
}

const metadataBesideName: Check = fields({
  namespace: ifAny(follows(dnsLabel)),
  generation: atLeast(0),
  labels: ifGiven(labels),
  annotations: ifGiven(field => annotations(field)),
  ownerReferences: ifGiven(ownerReferences),
  finalizers: ifGiven(finalizers),
});

/** The API server points at the list, not at the item. (same file: ValidateOwnerReferences) */
function* ownerReferences(field: Field): Iterable<FieldViolation> {
  const complete = ['apiVersion', 'kind', 'name', 'uid'];
  let controllers = 0;
  for (const owner of items(field)) {
    for (const key of complete) {
      if (empty(at(owner, key))) yield missing(at(owner, key), `an owner needs its ${key}`, at(field, key));
    }
    if (holds(at(owner, 'controller')) && ++controllers > 1) {
      yield invalid(at(owner, 'controller'), 'only one owner can be the controller', field);
    }
  }
}

/** (same file: ValidateFinalizers) */
function* finalizers(field: Field): Iterable<FieldViolation> {
  for (const finalizer of items(field)) yield* finalizerName(finalizer);
  const names = texts(field);
  if (names.includes('orphan') && names.includes('foregroundDeletion')) {
    yield invalid(field, 'finalizers orphan and foregroundDeletion exclude each other');
  }
}
