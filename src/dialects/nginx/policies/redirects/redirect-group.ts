import { annotationKey } from '../../values/annotation-keys.js';
import type { PassedOver } from '../feature.js';
import type { Reads } from '../reads.js';
import { textIn } from '../reads.js';

/** The annotation by which a host leads to the other one. */
export const wwwRedirectName = 'from-to-www-redirect';

/** The annotation by which nginx's own redirects name no host. */
export const relativeRedirectsName = 'relative-redirects';

/** The annotations by which every request goes elsewhere, for now or for good, with their codes. */
export const redirectNames = {
  temporal: 'temporal-redirect',
  temporalCode: 'temporal-redirect-code',
  permanent: 'permanent-redirect',
  permanentCode: 'permanent-redirect-code',
} as const;

const { temporal, temporalCode, permanent, permanentCode } = redirectNames;

/**
 * Nothing of the group counts: one of those that the parser reads is empty, or the temporal redirect is no web address.
 * (ingress-nginx v1.15.1, internal/ingress/annotations/redirect/redirect.go:115-185)
 */
export function isRedirectLost(reads: Reads): boolean {
  const target = textIn(reads, temporal);
  return lastRead(reads) !== undefined || (target !== undefined && !isWebAddress(target));
}

/** What the parser does not come to: it ends with a temporal redirect, and where one is empty. */
export function redirectsPassedOver(reads: Reads): readonly PassedOver[] {
  const order = orderFor(reads);
  const last = lastRead(reads);
  const isTemporal = textIn(reads, temporal) !== undefined;
  const others = isTemporal ? [permanent, permanentCode] : [temporalCode];
  const because = isTemporal
    ? `${annotationKey(temporal)} is set, and counts`
    : `${annotationKey(temporal)} is not set`;
  return [
    ...others.map(name => ({ name, because })),
    ...(last === undefined ? [] : order.slice(order.indexOf(last) + 1)).map(name => ({
      name,
      because: `${annotationKey(last ?? '')} is empty, and the controller reads no further`,
    })),
  ];
}

/** Whether a redirect leads to a web address. */
export function isWebAddress(text: string): boolean {
  return /^http[a-z0-9+.-]*:/i.test(text);
}

function lastRead(reads: Reads): string | undefined {
  const { empty, invalid, writtenAs } = reads.annotations;
  const isLost = (name: string) => invalid.some(one => one.name === writtenAs(name) && one.effect === 'others-ignored');
  return orderFor(reads).find(name => empty.has(name) || isLost(name));
}

/** In the order in which the parser reads them. */
function orderFor(reads: Reads): readonly string[] {
  const first = [wwwRedirectName, relativeRedirectsName, temporal];
  return textIn(reads, temporal) === undefined ? [...first, permanent, permanentCode] : [...first, temporalCode];
}
