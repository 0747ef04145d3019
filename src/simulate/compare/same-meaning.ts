import type { WeightedBackend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import type { Outcome } from '#model/routing/request.js';

/**
 * Whether a controller does what an intent means: the same backends with the same shares, path and host, the same redirect, the
 * same status, and each header that is asked for. What the intent leaves open holds whatever is done, but for what others decide
 * (a service that is asked, a password, a certificate): that is open in the controller too. Other headers and certificates are
 * the controller's own.
 */
export function sameMeaning(meant: Outcome, done: Outcome): boolean {
  return sameEnding(meant, done) && holdsHeaders(meant.responseHeaders, done.responseHeaders);
}

function sameEnding(meant: Outcome, done: Outcome): boolean {
  switch (meant.outcome) {
    case 'unknown':
      return !isDecidedByOthers(meant) || (done.outcome === 'unknown' && done.code === meant.code);
    case 'respond':
      return done.outcome === 'respond' && done.status === meant.status;
    case 'refused':
      return done.outcome === 'refused';
    case 'redirect':
      return (
        done.outcome === 'redirect' &&
        done.status === meant.status &&
        withoutUsualPort(done.location) === withoutUsualPort(meant.location)
      );
    case 'backend':
      return (
        done.outcome === 'backend' &&
        done.upstream.path === meant.upstream.path &&
        done.upstream.host === meant.upstream.host &&
        holdsHeaders(meant.upstream.headers, done.upstream.headers) &&
        shares(done.backends) === shares(meant.backends)
      );
  }
}

/** Who may come is decided by others: a controller that decides by itself asks nobody. */
export function isDecidedByOthers(outcome: Outcome): boolean {
  return outcome.outcome === 'unknown' && guards.has(outcome.code);
}

const guards: ReadonlySet<string> = new Set(['external-answer', 'tls-handshake', 'client-address']);

type HeaderValues = Readonly<Record<string, string | null>>;

function holdsHeaders(asked: HeaderValues, found: HeaderValues): boolean {
  const byName = new Map(Object.entries(found).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.entries(asked).every(
    ([name, value]) => headerText(name, value) === headerText(name, byName.get(name.toLowerCase())),
  );
}

/** A header without a value is not there, and blanks around the commas of a list do not count. */
function headerText(name: string, value: string | null | undefined): string {
  return /^access-control-/i.test(name) ? (value ?? '').replace(/\s*,\s*/g, ',') : (value ?? '');
}

function withoutUsualPort(location: string): string {
  return location
    .replace(/^(https:\/\/[^/?#]*):443(?=[/?#]|$)/, '$1')
    .replace(/^(http:\/\/[^/?#]*):80(?=[/?#]|$)/, '$1');
}

function shares(backends: readonly WeightedBackend[]): string {
  const total = backends.reduce((sum, { weight }) => sum + weight, 0);
  const byName = new Map<string, number>();
  for (const { backend, weight } of backends)
    byName.set(backendName(backend), (byName.get(backendName(backend)) ?? 0) + weight);
  return [...byName]
    .map(([name, weight]) => `${name} ${Math.round((weight / total) * 1e6)}`)
    .sort()
    .join(', ');
}
