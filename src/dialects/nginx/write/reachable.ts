import type { IntentPath } from '#model/routing/intent.js';
import { barePrefix } from '#model/routing/intent-places.js';

/** The levels without the paths that a more specific host's path takes as a whole. */
export function reachable<Wish extends { readonly path: IntentPath }>(
  levels: readonly (readonly Wish[])[],
): readonly (readonly (Wish & { readonly inherited: boolean })[])[] {
  const exact = new Set<string>();
  const prefixes = new Set<string>();
  return levels.map((wishes, level) => {
    const kept = wishes.filter(({ path }) => !isTaken(path, exact, prefixes));
    for (const { path } of kept) {
      if (path.kind === 'exact') exact.add(path.path);
      if (path.kind === 'prefix') prefixes.add(barePrefix(path.path));
    }
    return kept.map(wish => ({ ...wish, inherited: level > 0 }));
  });
}

function isTaken(path: IntentPath, exact: ReadonlySet<string>, prefixes: ReadonlySet<string>): boolean {
  if (path.kind === 'regex') return prefixes.has('');
  return (path.kind === 'exact' && exact.has(path.path)) || isCovered(path.path, prefixes);
}

/** Looked up by its elements, longest first. */
function isCovered(path: string, prefixes: ReadonlySet<string>): boolean {
  if (prefixes.size === 0) return false;
  for (let bare = barePrefix(path); ; bare = bare.slice(0, bare.lastIndexOf('/'))) {
    if (prefixes.has(bare)) return true;
    if (bare === '') return false;
  }
}
