import { compareBytes } from '#model/text/bytes.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';

/** A manifest of a route, with its keys in one order. */
export function manifestOf(
  { namespace, labels }: IntentRoute,
  { apiVersion = 'traefik.io/v1alpha1', kind, name, annotations = {}, spec }: Written,
): JsonObject {
  const sorted = Object.entries(labels).sort(([one], [other]) => compareBytes(one, other));
  const metadata = {
    name,
    namespace,
    ...(sorted.length > 0 && { labels: Object.fromEntries(sorted) }),
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
  return { apiVersion, kind, metadata, spec };
}

interface Written {
  /** Default: that of Traefik's own kinds. */
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
}
