/** The word that is most like another one, where any is: two letters may differ, of short words one. */
export function nearest(word: string, among: readonly string[]): string | undefined {
  const most = word.length > 4 ? 2 : 1;
  const [best] = among
    .map(one => ({ one, apart: distance(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ apart }) => apart <= most)
    .sort((first, second) => first.apart - second.apart);
  return best?.one;
}

/** How many letters have to be put in, taken out or changed. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [at, letter] of Array.from(from).entries()) {
    const next = [at + 1];
    for (let column = 1; column <= to.length; column++) {
      const changed = (row[column - 1] ?? 0) + (to[column - 1] === letter ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
