import type { TextRule } from '../language/check.js';
import { fine } from '../language/check.js';

/** A time zone by its IANA name, in the case of that name. (kubernetes v1.36.0, pkg/apis/batch/validation/validation.go: validateTimeZone) */
export const timeZone: TextRule = zone => {
  if (zone === '') return ['is no time zone; leave timeZone out for that of the control plane'];
  if (zone.toLowerCase() === 'local') return ['is not a time zone that all know; use a name such as Europe/Berlin'];
  if (zone === 'UTC') return fine;
  return zone
    .split('/')
    .every(part => /^[A-Za-z._0-9+][A-Za-z.\-_0-9+]{0,13}$/.test(part) && part !== '.' && part !== '..') && isZone(zone)
    ? fine
    : ['is not a time zone; use a name such as Europe/Berlin'];
};

/** Node takes names in any case, files of zones do not: a name is known when Node writes it the same way or knows it as another name in mixed case. */
function isZone(zone: string): boolean {
  try {
    const { timeZone: known } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    return known === zone || known.toLowerCase() !== zone.toLowerCase();
  } catch {
    return false;
  }
}
