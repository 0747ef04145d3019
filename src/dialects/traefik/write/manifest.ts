import { compareBytes } from '#model/text/bytes.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';

/** A manifest of a route, with its keys in one order. */
export function manifestOf(
  { namespace, labels }: IntentRoute,
  apiVersion: string,
  kind: string,
  name: string,
  spec: JsonObject,
  annotations: Readonly<Record<string, string>> = {},
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
