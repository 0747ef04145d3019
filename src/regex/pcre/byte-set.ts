/** A set of bytes: ranges with both ends, in order, apart from each other. */
export type ByteSet = readonly ByteRange[];

export type ByteRange = readonly [from: number, to: number];

/** The ranges as a set. */
export function byteSet(ranges: readonly ByteRange[]): ByteSet {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function complement(set: ByteSet): ByteSet {
  const result: ByteRange[] = [];
  let from = 0;
  for (const [start, end] of set) {
    if (start > from) result.push([from, start - 1]);
    from = end + 1;
  }
  return from > 0xff ? result : [...result, [from, 0xff]];
}

/** The set with the other case of each ASCII letter. (PCRE without UTF, tables of the C locale) */
export function withBothCases(set: ByteSet): ByteSet {
  const others = set.flatMap(([from, to]) => [
    ...shifted(from, to, 0x41, 0x5a, 0x20),
    ...shifted(from, to, 0x61, 0x7a, -0x20),
  ]);
  return byteSet([...set, ...others]);
}

/** Whether a set holds both cases of each of its ASCII letters. */
export function isFolded(set: ByteSet): boolean {
  if (set.every(([from, to]) => to < 0x41 || from > 0x7a)) return true;
  for (let upper = 0x41; upper <= 0x5a; upper++)
    if (includesByte(set, upper) !== includesByte(set, upper + 0x20)) return false;
  return true;
}

export function includesByte(set: ByteSet, byte: number): boolean {
  return set.some(([from, to]) => byte >= from && byte <= to);
}

function shifted(from: number, to: number, low: number, high: number, by: number): readonly ByteRange[] {
  const start = Math.max(from, low);
  const end = Math.min(to, high);
  return start <= end ? [[start + by, end + by]] : [];
}
