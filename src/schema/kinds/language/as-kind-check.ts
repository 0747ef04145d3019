import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';
import type { Violation } from '#model/findings/violation.js';
import type { KindCheck } from '../../kind-check.js';
import type { Check } from './check.js';
import type { FieldViolation } from './field-violation.js';
import { pathOf, rootField } from './field.js';

/** A check of a whole resource as the rest of the room calls it. */
export function asKindCheck(check: Check): KindCheck {
  return (resource, { kubernetes }) => {
    const faults = check(rootField(resource.value, minorOf(kubernetes)));
    return Array.isArray(faults) && faults.length === 0 ? [] : violationsOf(resource, faults);
  };
}

/** Each fault once, however often the API server's code comes by. */
function* violationsOf(resource: Resource, faults: Iterable<FieldViolation>): Iterable<Violation> {
  const seen = new Set<string>();
  for (const fault of faults) {
    const violation = violationOf(resource, fault);
    const key = JSON.stringify([violation.path, violation.message]);
    if (seen.has(key)) continue;
    seen.add(key);
    yield violation;
  }
}

function violationOf(resource: Resource, violation: FieldViolation): Violation {
  const { field, called, kind, severity, message, cause } = violation;
  const place = pathOf(field);
  const absent = kind === 'missing-field' && field.value === undefined;
  return {
    kind,
    severity,
    message,
    at: resource.locate(place, absent ? 'key' : 'value'),
    subject: subjectOf(resource),
    path: called ? pathOf(called) : place,
    ...(cause !== undefined && { cause }),
  };
}

/** 36 of `1.36`; the newest where the text is no version. */
function minorOf(kubernetes: string): number {
  const minor = Number(/^1\.(\d{1,3})/.exec(kubernetes)?.[1]);
  return Number.isInteger(minor) ? minor : 36;
}
