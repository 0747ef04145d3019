import type { Origin } from '#model/origin.js';
import type { Subject } from '#model/resource.js';
import type { Outcome, Request } from '#model/routing/request.js';
import type { RouteTable } from '#model/routing/table.js';
import type { Difference } from '../differences.js';
import { differences } from '../differences.js';
import { isDecidedByOthers, sameMeaning } from '../same-meaning.js';

/** What of a table an intent does not tell. */
export interface Untold {
  /** Where it was written; absent where no line of the manifests decides. */
  readonly at?: Origin;
  readonly subject?: Subject;
  readonly because: string;
  /** A request that the intent answers otherwise. */
  readonly request?: Request;
}

/** Requests that the table answers otherwise than the meaning of what was told: one for each line that decides. */
export function unlike(meaning: RouteTable, table: RouteTable): readonly Untold[] {
  const found = new Map<string, Untold>();
  for (const difference of differences(meaning, table, isTold)) {
    if (isOfController(difference)) continue;
    const at = difference.b.trace.findLast(line => line.at)?.at;
    const key = JSON.stringify([at, difference.request.scheme]);
    if (!found.has(key)) found.set(key, { ...(at && { at }), because: said(difference), request: difference.request });
  }
  return [...found.values()];
}

/**
 * What an intent leaves open is not told where the controller answers: by a route, and be it that it turns the request away. Nor is
 * which of two routes answers, where nothing in the intent decides between them and the controller does.
 */
function isTold(meant: Outcome, done: Outcome): boolean {
  if (meant.outcome === 'unknown' && meant.code === 'router-tie') return done.outcome === 'unknown';
  if (meant.outcome === 'unknown' && meant.code === 'missing-manifest')
    return done.outcome === 'respond' ? done.status === 404 : done.outcome === 'unknown' && !isDecidedByOthers(done);
  return sameMeaning(meant, done);
}

/**
 * What an intent has no say in: other ports than the usual ones of both schemes, or none of them; whether a double slash reaches the backend
 * as it was sent; and how a request is turned away that no route takes, be it after a redirect to https.
 */
function isOfController({ request, a: meant, b: done }: Difference): boolean {
  if (request.port !== undefined || request.path.includes('//')) return true;
  if (done.outcome === 'unknown' && done.code === 'no-listener') return true;
  if (meant.outcome !== 'respond' || meant.status !== 404) return false;
  if (done.outcome === 'respond') return done.status >= 400 && done.status < 500;
  if (done.outcome === 'unknown') return done.code === 'creation-time';
  return (
    done.outcome === 'redirect' && request.scheme === 'http' && done.location.startsWith(`https://${request.host}`)
  );
}

function said({ request, a, b }: Difference): string {
  const { method, scheme, host, path } = request;
  return `${method} ${scheme}://${host}${path}: the controller ${inWords(b)}, and the intent ${inWords(a)}`;
}

function inWords(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'backend':
      return `sends it to ${outcome.backends.map(({ backend }) => backend.service).join(' or ')} as ${outcome.upstream.path}`;
    case 'redirect':
      return `redirects (${outcome.status}) to ${outcome.location}`;
    case 'respond':
      return `answers ${outcome.status}`;
    case 'refused':
      return `lets the TLS handshake fail (${outcome.reason})`;
    case 'unknown':
      return `leaves it open (${outcome.reason})`;
  }
}
