import type { ApiObject } from 'cdk8s';
import { JsonPatch } from 'cdk8s';
import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject, objectOf, textOf } from '#model/json.js';
import { nearest } from '#model/text/nearest.js';

/** What is wrong with the JSON patches of a manifest. */
export interface PatchFaults {
  /** What cannot be done: cdk8s says it in words of its JavaScript alone. */
  readonly faults: readonly string[];
  /** What is done otherwise than RFC 6902 has it, or not at all. (fast-json-patch 3.1, src/core.ts: objOps) */
  readonly warnings: readonly string[];
}

/** Tries the patches of a manifest, one after the other, up to the first that cannot be done. */
export function patchFaults(object: ApiObject): PatchFaults {
  const patches: unknown = Reflect.get(object, 'patches'); // private to cdk8s 2.70, src/api-object.ts
  if (!Array.isArray(patches) || patches.length === 0) return { faults: [], warnings: [] };
  const all = patches.filter((one): one is JsonPatch => one instanceof JsonPatch);
  const warnings: string[] = [];
  let manifest = unpatched(object, patches);
  for (const patch of all) {
    const { op, path, from, value } = operationOf(patch);
    const called = `addJsonPatch: ${textOf(op) ?? ''} ${textOf(path) ?? ''}`;
    const missing = missingFor(textOf(path) ?? '', textOf(from), manifest);
    if (missing !== undefined) return { faults: [`${called}: ${missing}`], warnings };
    const absent = op === 'remove' || op === 'replace' ? absentIn(manifest, textOf(path) ?? '') : undefined;
    if (absent !== undefined)
      warnings.push(`${called}: ${absent}; the patch ${op === 'remove' ? 'does nothing' : 'adds it'}`);
    try {
      manifest = JsonPatch.apply(manifest, patch) as JsonObject; // cdk8s gives `any`
    } catch {
      return {
        faults: [`${called}: ${op === 'test' ? `it is not ${JSON.stringify(value)}` : 'it cannot be done'}`],
        warnings,
      };
    }
  }
  return { faults: [], warnings };
}

/** The manifest before its patches. */
function unpatched(object: ApiObject, patches: unknown[]): JsonObject {
  const kept = patches.splice(0);
  try {
    return object.toJson() as JsonObject; // cdk8s gives `any`
  } finally {
    patches.push(...kept);
  }
}

/** (cdk8s 2.70, src/json-patch.ts: JsonPatch keeps it to itself) */
function operationOf(patch: JsonPatch): JsonObject {
  return objectOf(Reflect.get(patch, 'operation') as Json);
}

/** What has to be there and is not. */
function missingFor(path: string, from: string | undefined, manifest: JsonObject): string | undefined {
  const odd = [path, from ?? ''].find(one => one !== '' && !one.startsWith('/'));
  if (odd !== undefined) return `${odd} is no path; give /${odd}`;
  const source = from === undefined ? undefined : absentIn(manifest, from);
  return source ?? absentIn(manifest, path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}

/** Why nothing stands at a path; undefined where something does. (RFC 6901) */
function absentIn(manifest: JsonObject, path: string): string | undefined {
  let here: Json | undefined = manifest;
  let known = '';
  for (const part of path.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const next: Json | undefined = isArray(here) ? here[Number(key)] : propertyOf(here, key);
    if (next === undefined) return `there is no ${known}/${part}${meantIn(here, key, known)}`;
    here = next;
    known = `${known}/${part}`;
  }
  return undefined;
}

function propertyOf(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function meantIn(value: Json | undefined, key: string, known: string): string {
  const near = isObject(value) ? nearest(key, Object.keys(value)) : undefined;
  return near === undefined ? '' : `, did you mean ${known}/${near.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
