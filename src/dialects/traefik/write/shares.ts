import type { WeightedBackend } from '#model/backend.js';
import type { IntentRoute } from '#model/routing/intent.js';

/** The backends that get requests. */
export function sharesOf({ backends }: IntentRoute): readonly WeightedBackend[] {
  return backends.filter(({ weight }) => weight > 0);
}
