import type { Conventions } from '#model/routing/conventions.js';
import type { Intent } from '#model/routing/intent.js';
import type { RouteTable } from '#model/routing/table.js';
import { meaningOf } from '#simulate/compare/intent-table.js';

/** What a controller may leave open, as these tests have it. */
export const usualConventions: Conventions = {
  wildcard: 'one',
  redirect: { status: 308, path: 'keep' },
  www: { status: 308, path: 'keep' },
  otherMethods: 'same',
  preflight: 204,
  clientCertificates: 'answer',
};

/** What an intent means to such a controller. */
export function meantBy(intent: Intent): RouteTable {
  return meaningOf(intent, usualConventions);
}
