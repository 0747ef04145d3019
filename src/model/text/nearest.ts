/**
 * The known word that is spelt most alike, or undefined where none is near: at most a third of the letters differ
 * (insertions, deletions, substitutions, exchanged neighbours; case does not count).
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const bound = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let least = bound + 1;
  for (const one of known) {
    if (Math.abs(one.length - word.length) >= least) continue;
    const distance = editDistance(word.toLowerCase(), one.toLowerCase());
    if (distance < least) [best, least] = [one, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(cellOf(a, b, i, j, { before, row, next }));
    [before, row] = [row, next];
  }
  return row[b.length] ?? a.length;
}

interface Rows {
  readonly before: readonly number[];
  readonly row: readonly number[];
  readonly next: readonly number[];
}

function cellOf(a: string, b: string, i: number, j: number, { before, row, next }: Rows): number {
  const same = a[i - 1] === b[j - 1] ? 0 : 1;
  const cell = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
  const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return exchanged ? Math.min(cell, (before[j - 2] ?? 0) + 1) : cell;
}
