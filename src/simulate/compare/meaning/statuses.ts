import type { Conventions } from '#model/routing/conventions.js';
import type { Redirect } from '#model/routing/step.js';

/** The statuses of a redirect: of GET, and of other methods where they differ. */
export function statuses(status: number, { otherMethods }: Conventions): Pick<Redirect, 'status' | 'otherStatus'> {
  const kept = status === 301 ? 308 : status === 302 || status === 303 ? 307 : undefined;
  return otherMethods === 'same' || kept === undefined ? { status } : { status, otherStatus: kept };
}
