import type { IntentRoute } from '#model/routing/intent.js';

/** The names that are taken in each namespace: those of the routes. */
export type TakenNames = ReadonlyMap<string, ReadonlySet<string>>;

export function takenNames(routes: readonly IntentRoute[]): TakenNames {
  const names = new Map<string, Set<string>>();
  for (const { namespace, name } of routes) names.set(namespace, (names.get(namespace) ?? new Set()).add(name));
  return names;
}

/** A name for what stands beside a route, which no other route has. */
export function nameBeside({ namespace, name }: IntentRoute, word: string, taken: TakenNames): string {
  const base = `${name.slice(0, 240 - word.length)}-${word}`;
  let free = base;
  for (let at = 2; taken.get(namespace)?.has(free); at++) free = `${base}-${at}`;
  return free;
}
