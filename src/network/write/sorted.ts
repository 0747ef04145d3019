import type { JsonObject } from '#model/json.js';

/** Labels in an order that does not depend on how they came. */
export function sortedLabels(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Each item once, in an order that does not depend on how they came. */
export function distinct(items: readonly JsonObject[]): readonly JsonObject[] {
  const byText = new Map(items.map(item => [JSON.stringify(item), item]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

/** The metadata of a policy of any kind. */
export function metadataOf({
  name,
  namespace,
  labels = {},
}: {
  readonly name: string;
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
}): JsonObject {
  return { name, namespace, ...(Object.keys(labels).length > 0 && { labels: sortedLabels(labels) }) };
}
