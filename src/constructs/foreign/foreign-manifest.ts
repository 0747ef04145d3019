import type { JsonObject } from '#model/json.js';
import type { ForeignConstruct } from './foreign-construct.js';

/** The manifest of a construct as it is now, or why there is none yet. */
export type ForeignManifest = { readonly manifest: JsonObject } | { readonly because: string };

/** Reads what a construct, or the object that it wraps, would print. Much of cdk8s-plus throws as long as something is missing. */
export function foreignManifest(construct: ForeignConstruct): ForeignManifest {
  const candidates: readonly unknown[] = [construct, construct.node.defaultChild];
  const object = candidates.find(isPrintable);
  if (!object) return { because: 'it stands for no manifest' };
  try {
    return { manifest: object.toJson() };
  } catch (fault) {
    return { because: fault instanceof Error ? firstCause(fault.message) : 'it cannot be printed' };
  }
}

/** An ApiObject, whichever copy of cdk8s made it: it prints plain JSON. */
function isPrintable(value: unknown): value is { toJson(): JsonObject } {
  return typeof value === 'object' && value !== null && 'toJson' in value && typeof value.toJson === 'function';
}

/** cdk8s puts where it was before what was wrong. (cdk8s 2.70, src/api-object.ts, toJson) */
function firstCause(message: string): string {
  const [line = ''] = message.split('\n');
  return line.replace(/^Failed serializing construct at path .*?: (?:Error: )?/, '');
}
