import type { Json, JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import { isWritableName } from '../shape/unwritable.js';

/**
 * Parts of manifests as Kubernetes writes them, laid over what is written: objects key by key, all else in place of what is
 * there; null takes away. Keys: the names of the manifests that the construct makes.
 */
export type Override<Name extends string> = Readonly<Partial<Record<Name, Part>>>;

/** A part of a manifest: `{ spec: { minReadySeconds: 10 } }`. */
export type Part = JsonObject;

/** A manifest with the part laid over it. */
export function overridden(manifest: JsonObject, part: JsonObject | undefined): JsonObject {
  if (part === undefined) return manifest;
  const laid = Object.entries(part).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, laidOver(manifest[key], value)] as const],
  );
  return { ...manifest, ...Object.fromEntries(laid) };
}

function laidOver(below: Json | undefined, above: Json): Json | undefined {
  if (above === null) return undefined;
  return isObject(above) ? overridden(isObject(below) ? below : {}, above) : above;
}

/** What is wrong with overrides: a manifest that is not made cannot be changed, and its name and labels are held on to. */
export function overrideFaults(override: Override<string> = {}, made: readonly string[]): readonly string[] {
  return Object.entries(override).flatMap(([name, part]) => {
    if (!made.includes(name)) return [`override.${name}: no such manifest is made; there is ${made.join(', ')}`];
    const { metadata, spec } = part ?? {};
    const held = [
      ...['apiVersion', 'kind'].filter(key => part?.[key] !== undefined),
      ...['name', 'namespace']
        .filter(key => isObject(metadata) && metadata[key] !== undefined)
        .map(key => `metadata.${key}`),
      ...(isObject(spec) && spec['selector'] !== undefined ? ['spec.selector'] : []),
    ];
    return [
      ...held.map(key => `override.${name}.${key}: what is written beside refers to it; it stays as it is`),
      ...unwritable(part).map(key => `override.${name}.${key}: cdk8s cannot write this name; give another`),
    ];
  });
}

/** The keys of a part that cdk8s loses, with those that lead there. */
function unwritable(part: Json | undefined): readonly string[] {
  if (!isObject(part)) return [];
  return Object.entries(part).flatMap(([key, value]) => [
    ...(isWritableName(key) ? [] : [key]),
    ...unwritable(value).map(below => `${key}.${below}`),
  ]);
}
