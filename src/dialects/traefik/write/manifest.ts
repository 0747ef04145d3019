import { compareBytes } from '#dialects/bytes.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';

/** A manifest of a route, with its keys in one order. */
export function manifestOf(
  { namespace, labels }: IntentRoute,
  apiVersion: string,
  kind: string,
  name: string,
  spec: JsonObject,
): JsonObject {
  const sorted = Object.entries(labels).sort(([one], [other]) => compareBytes(one, other));
  const metadata = { name, namespace, ...(sorted.length > 0 && { labels: Object.fromEntries(sorted) }) };
  return { apiVersion, kind, metadata, spec };
}
