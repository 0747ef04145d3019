import { byteLength } from '../metadata/byte-length.js';
import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, textFaults } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, entries, given, text } from './language/field.js';
import { bytesOf } from './values/base64.js';
import { configKey } from './values/config-key.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateConfigMap) */
export const configMap: Check = all(objectMeta(dnsSubdomain), data);

function* data(root: Field): Iterable<FieldViolation> {
  const binary = at(root, 'binaryData');
  let bytes = 0;
  for (const entry of entries(at(root, 'data'))) {
    yield* textFaults(entry, String(entry.key), configKey);
    if (given(at(binary, String(entry.key))))
      yield invalid(entry, `${entry.key} is in binaryData too; a key stands in one of them`);
    bytes += byteLength(text(entry));
  }
  for (const entry of entries(binary)) {
    yield* textFaults(entry, String(entry.key), configKey);
    bytes += bytesOf(text(entry))?.length ?? 0;
  }
  if (bytes > most) yield invalid(at(root, 'data'), `the values have ${bytes} bytes together; ${most} are allowed`);
}

const most = 1024 * 1024;
