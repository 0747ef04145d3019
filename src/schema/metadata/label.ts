import type { Check, TextRule } from '../kinds/language/check.js';
import { fine, textFaults } from '../kinds/language/check.js';
import type { FieldViolation } from '../kinds/language/field-violation.js';
import type { Field } from '../kinds/language/field.js';
import { entries, text } from '../kinds/language/field.js';
import { byteLength } from './byte-length.js';
import { dnsSubdomain } from './dns-name.js';

const name = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const allowed = 'letters, digits, "-", "_" and "." are allowed, with a letter or digit first and last';

/** The key of a label or annotation: a name, or a DNS name, `/` and a name. (apimachinery v0.36.0, pkg/api/validate/content/kube.go: IsLabelKey) */
export const labelKey: TextRule = key => {
  const slash = key.indexOf('/');
  if (slash < 0) return keyName(key);
  if (key.includes('/', slash + 1)) return ['has more than one "/"; one may stand between a DNS name and a name'];
  const complaints = prefixOf(key.slice(0, slash));
  return complaints.length === 0 ? keyName(key.slice(slash + 1)) : [...complaints, ...keyName(key.slice(slash + 1))];
};

/** The value of a label: empty, or at most 63 bytes. (same file: IsLabelValue) */
export const labelValue: TextRule = value => {
  if (value === '' || (value.length <= 63 && name.test(value))) return fine;
  const complaints = name.test(value) ? fine : [`is not the value of a label: ${allowed}`];
  const bytes = byteLength(value);
  return bytes > 63 ? [`is ${bytes} bytes long; the value of a label may have 63`, ...complaints] : complaints;
};

/** A mapping of labels. The API server points at the mapping, not at the label. (apimachinery v0.36.0, pkg/apis/meta/v1/validation/validation.go: ValidateLabels) */
export const labels: Check = field => labelsCalled(field, field);

/** A mapping of labels that the API server calls by another path. */
export function* labelsCalled(field: Field, called: Field): Iterable<FieldViolation> {
  for (const entry of entries(field)) {
    yield* textFaults(entry, String(entry.key), labelKey, called);
    yield* textFaults(entry, text(entry), labelValue, called);
  }
}

function prefixOf(prefix: string): readonly string[] {
  return prefix === '' ? ['has nothing before its "/"'] : dnsSubdomain(prefix).map(one => `has a prefix that ${one}`);
}

function keyName(key: string): readonly string[] {
  if (key.length <= 63 && name.test(key)) return fine;
  if (key === '') return ['has no name'];
  if (key.length > 63) return [`has a name of ${key.length} characters; 63 are allowed`];
  return [`has a name that is not allowed: ${allowed}`];
}
