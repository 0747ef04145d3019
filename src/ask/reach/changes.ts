import type { ReachEntry } from './entries.js';

/** What two states of the manifests let through differently. */
export interface ReachChanges {
  readonly added: readonly ReachEntry[];
  readonly removed: readonly ReachEntry[];
}

/** Compares two states: a connection whose ports changed is removed and added. */
export function reachChanges(before: readonly ReachEntry[], after: readonly ReachEntry[]): ReachChanges {
  const [old, now] = [byKey(before), byKey(after)];
  return {
    added: [...now].flatMap(([key, entry]) => (old.has(key) ? [] : [entry])),
    removed: [...old].flatMap(([key, entry]) => (now.has(key) ? [] : [entry])),
  };
}

/** Why a connection is allowed, and at which line, does not make it another. */
function byKey(entries: readonly ReachEntry[]): ReadonlyMap<string, ReachEntry> {
  return new Map(entries.map(entry => [JSON.stringify([entry.from, entry.to, entry.ports]), entry]));
}
