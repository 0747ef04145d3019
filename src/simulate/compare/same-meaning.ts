import type { WeightedBackend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import type { Outcome } from '#model/routing/request.js';

/**
 * Whether a controller does what an intent means: the same backends with the same shares and path, the same redirect, the
 * same status. What the intent leaves open holds whatever is done; headers and certificates are the controller's own.
 */
export function sameMeaning(meant: Outcome, done: Outcome): boolean {
  switch (meant.outcome) {
    case 'unknown':
      return true;
    case 'respond':
      return done.outcome === 'respond' && done.status === meant.status;
    case 'redirect':
      return done.outcome === 'redirect' && done.status === meant.status && done.location === meant.location;
    case 'backend':
      return (
        done.outcome === 'backend' &&
        done.upstream.path === meant.upstream.path &&
        shares(done.backends) === shares(meant.backends)
      );
  }
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
