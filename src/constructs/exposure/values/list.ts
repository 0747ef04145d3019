/** One or several, as a list. */
export function listOf<Item extends string | object>(given: Item | readonly Item[]): readonly Item[] {
  return isList(given) ? given : [given];
}

/** `Array.isArray` does not narrow read-only arrays. */
function isList<Item extends string | object>(given: Item | readonly Item[]): given is readonly Item[] {
  return Array.isArray(given);
}
