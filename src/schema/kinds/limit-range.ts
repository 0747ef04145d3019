import { dnsSubdomain } from '../metadata/dns-name.js';
import { labelKey } from '../metadata/label.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check, TextRule } from './language/check.js';
import { all, fields, keyFollows, textFaults } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing, quoted } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, entries, given, items, text } from './language/field.js';
import { quantityOf } from './values/quantity.js';
import { containerResourceName, isOvercommitAllowed, resourceName } from './values/resource-name.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateLimitRange) */
export const limitRange: Check = all(objectMeta(dnsSubdomain), fields({ spec: fields({ limits }) }));

const bounds = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;

function* limits(list: Field): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const limit of items(list)) {
    const type = at(limit, 'type');
    yield* limitType(type);
    if (seen.has(text(type))) yield invalid(type, `limits for ${text(type)} are there twice`);
    seen.add(text(type));
    yield* ofType(limit, text(type));
    const names = new Set(bounds.flatMap(bound => entries(at(limit, bound)).map(entry => String(entry.key))));
    for (const name of names) yield* order(limit, name);
  }
}

function limitType(type: Field): readonly FieldViolation[] {
  const name = text(type);
  const complaints = textFaults(type, name, labelKey);
  if (complaints.length > 0 || name.includes('/') || ['Pod', 'Container', 'PersistentVolumeClaim'].includes(name))
    return complaints;
  return [invalid(type, `${quoted(name)} is not a type of limits: use Container, Pod or PersistentVolumeClaim`)];
}

function* ofType(limit: Field, type: string): Iterable<FieldViolation> {
  const rule: TextRule = type === 'Pod' || type === 'Container' ? containerResourceName : resourceName;
  for (const bound of bounds) {
    const field = at(limit, bound);
    if (type === 'Pod' && bound.startsWith('default')) {
      if (!empty(field)) yield invalid(field, `${bound} has no place in limits for Pods`);
      continue;
    }
    for (const entry of entries(field)) yield* keyFollows(rule)(entry);
  }
  const stored = given(at(limit, 'min', 'storage')) || given(at(limit, 'max', 'storage'));
  if (type === 'PersistentVolumeClaim' && !stored)
    yield missing(at(limit, 'max'), 'limits for claims need a min or max of storage', at(limit, 'limits'));
}

/** min ≤ defaultRequest ≤ default ≤ max, and the API server says at which of the two it looks. */
function* order(limit: Field, name: string): Iterable<FieldViolation> {
  yield* notAbove(limit, name, 'min', 'max', 'min');
  yield* notAbove(limit, name, 'min', 'defaultRequest', 'defaultRequest');
  yield* notAbove(limit, name, 'defaultRequest', 'max', 'defaultRequest');
  yield* notAbove(limit, name, 'defaultRequest', 'default', 'defaultRequest');
  yield* notAbove(limit, name, 'min', 'default', 'default');
  yield* notAbove(limit, name, 'default', 'max', 'default');
  yield* ratio(limit, name);
  const request = quantityAt(limit, 'defaultRequest', name);
  const most = quantityAt(limit, 'default', name);
  if (!isOvercommitAllowed(name) && request !== undefined && most !== undefined && request !== most) {
    yield invalid(at(limit, 'defaultRequest', name), `default and defaultRequest of ${name} have to be the same`);
  }
}

type Bound = (typeof bounds)[number];

function* notAbove(limit: Field, name: string, low: Bound, high: Bound, place: Bound): Iterable<FieldViolation> {
  const least = quantityAt(limit, low, name);
  const most = quantityAt(limit, high, name);
  if (least === undefined || most === undefined || least <= most) return;
  yield invalid(
    at(limit, place, name),
    `${low} ${shown(limit, low, name)} is above ${high} ${shown(limit, high, name)}`,
  );
}

function* ratio(limit: Field, name: string): Iterable<FieldViolation> {
  const field = at(limit, 'maxLimitRequestRatio', name);
  const most = quantityOf(field.value);
  if (most === undefined) return;
  if (most < 1_000_000_000n) yield invalid(field, 'maxLimitRequestRatio is below 1');
  const [min, max] = [quantityAt(limit, 'min', name), quantityAt(limit, 'max', name)];
  if (min === undefined || max === undefined || min <= 0n) return;
  if (most * min > max * 1_000_000_000n) yield invalid(field, 'maxLimitRequestRatio is above max divided by min');
}

function quantityAt(limit: Field, bound: Bound, name: string): bigint | undefined {
  return quantityOf(at(limit, bound, name).value);
}

function shown(limit: Field, bound: Bound, name: string): string {
  return quoted(at(limit, bound, name).value).replaceAll(`"`, ``);
}
