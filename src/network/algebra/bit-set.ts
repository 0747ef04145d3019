/** A set of small numbers, 32 to a word. All sets of a universe have the same number of words. */
export type BitSet = Uint32Array;

export function emptySet(size: number): BitSet {
  return new Uint32Array((size + 31) >>> 5);
}

/** The numbers from `from` up to, without, `to`. */
export function rangeSet(size: number, from: number, to: number): BitSet {
  const set = emptySet(size);
  for (let at = from; at < to; at += 1) add(set, at);
  return set;
}

export function setOf(size: number, members: Iterable<number>): BitSet {
  const set = emptySet(size);
  for (const member of members) add(set, member);
  return set;
}

export function has(set: BitSet, member: number): boolean {
  return ((word(set, member >>> 5) >>> (member & 31)) & 1) === 1;
}

export function both(a: BitSet, b: BitSet): BitSet {
  const out = new Uint32Array(a.length);
  for (let at = 0; at < a.length; at += 1) out[at] = word(a, at) & word(b, at);
  return out;
}

export function either(a: BitSet, b: BitSet): BitSet {
  const out = new Uint32Array(a.length);
  for (let at = 0; at < a.length; at += 1) out[at] = word(a, at) | word(b, at);
  return out;
}

export function without(a: BitSet, b: BitSet): BitSet {
  const out = new Uint32Array(a.length);
  for (let at = 0; at < a.length; at += 1) out[at] = word(a, at) & ~word(b, at);
  return out;
}

export function isEmpty(set: BitSet): boolean {
  return set.every(bits => bits === 0);
}

export function membersOf(set: BitSet): readonly number[] {
  const members: number[] = [];
  eachMember(set, member => members.push(member));
  return members;
}

/** Calls `visit` for each member, ascending. */
export function eachMember(set: BitSet, visit: (member: number) => void): void {
  for (let at = 0; at < set.length; at += 1) {
    for (let bits = word(set, at); bits !== 0; bits &= bits - 1) visit(at * 32 + 31 - Math.clz32(bits & -bits));
  }
}

function add(set: BitSet, member: number): void {
  set[member >>> 5] = word(set, member >>> 5) | (1 << (member & 31));
}

function word(set: BitSet, at: number): number {
  return set[at] ?? 0;
}
