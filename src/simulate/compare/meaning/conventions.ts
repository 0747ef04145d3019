import type { Redirect } from '#model/routing/step.js';
import type { Escaping } from '#model/routing/table.js';

/** What an intent leaves to its controller. */
export interface Conventions {
  /** How many labels the star of a wildcard host stands for. */
  readonly wildcard: 'one' | 'many';
  /** The redirect to https where the intent names no status. */
  readonly redirect: RedirectManner;
  /** The redirect from a host with or without `www.` to the other. */
  readonly www: RedirectManner;
  /** How methods other than GET are redirected: with the same status, or with the one of its kind that keeps the method (308 for 301). */
  readonly otherMethods: 'same' | 'kept';
  /** The status of the answer to a preflight request. */
  readonly preflight: 200 | 204;
  /** What a client without the certificate that it is asked for meets: an answer, or the end of the handshake. */
  readonly clientCertificates: 'answer' | 'handshake';
  /** What is written as an escape in a path that was changed. Default: what cannot stand in a URL. */
  readonly escaping?: Escaping;
}

/** How a controller redirects of its own accord. */
export interface RedirectManner {
  readonly status: number;
  readonly path: 'keep' | 'trimmed';
}

export const usualConventions: Conventions = {
  wildcard: 'one',
  redirect: { status: 308, path: 'keep' },
  www: { status: 308, path: 'keep' },
  otherMethods: 'same',
  preflight: 204,
  clientCertificates: 'answer',
};

/** The statuses of a redirect: of GET, and of other methods where they differ. */
export function statuses(status: number, { otherMethods }: Conventions): Pick<Redirect, 'status' | 'otherStatus'> {
  const kept = status === 301 ? 308 : status === 302 || status === 303 ? 307 : undefined;
  return otherMethods === 'same' || kept === undefined ? { status } : { status, otherStatus: kept };
}
