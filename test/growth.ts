/** A work of a size, ready to be done. */
export type Prepared = (size: number) => () => void;

/**
 * Eight times as much takes about eight times the processor time where time grows with the work, sixty-four times where it grows with
 * its square. Each of both works is repeated until what it takes can be measured, one after the other in turns, and the median of the
 * turns counts: neither a busy machine nor the compiler upsets it. The size has to be one at which the square outweighs the rest.
 */
export function expectLinear(prepare: Prepared, size: number): void {
  expectNoExplosion(prepare, size);
  const ratio = ratioFrom(prepare, size);
  // What no longer fits where it fitted before costs more once, at one size; the square costs more at each.
  const other = isDoubtful(ratio) ? ratioFrom(prepare, 3 * size) : ratio;
  expect({ ratio, other, fine: other < most }).toEqual({ ratio, other, fine: true });
}

function isDoubtful(ratio: number): boolean {
  return ratio >= most && ratio < 5 * times;
}

/** How much longer eight times the size takes. */
function ratioFrom(prepare: Prepared, size: number): number {
  const small = measurableWork(prepare(size));
  const large = measurableWork(prepare(times * size));
  const ratios: number[] = [];
  do ratios.push(large() / small());
  while (isOpen(ratios));
  return medianOf(ratios);
}

/** Two turns more where it looks ill, and some more where the turns do not agree. */
function isOpen(ratios: readonly number[]): boolean {
  if (ratios.length < 3) return true;
  if (medianOf(ratios) < most) return false;
  return ratios.length < 5 || (ratios.length < 11 && Math.min(...ratios) < most);
}

const times = 8;
/** Sorting, and what no longer fits into a cache, cost a little more than their share. */
const most = 2 * times;

/** What doubles with each element would never end at a size that tells: it is met on the way there. */
function expectNoExplosion(prepare: Prepared, size: number): void {
  let before = spent(prepare(4));
  for (let at = 5; at < size; at = Math.ceil(1.25 * at)) {
    const now = leastOf(prepare(at), before);
    expect({ at, before, now, explodes: isExplosion(before, now) }).toEqual({ at, before, now, explodes: false });
    before = now;
  }
}

/** A quarter more costs a little more than half as much again where time grows with the square. */
function isExplosion(before: number, now: number): boolean {
  return now > measurable && now > 10 * before;
}

/** What looks like an explosion is tried again, unless nothing else can have taken so long. */
function leastOf(work: () => void, before: number): number {
  let now = spent(work);
  for (let tries = 0; tries < 3 && isExplosion(before, now) && now < 20 * measurable; tries++) {
    now = Math.min(now, spent(work));
  }
  return now;
}

/** Microseconds. */
const measurable = 5000;

/** What the work takes, done as often as it has to be to be measured. */
function measurableWork(work: () => void): () => number {
  let count = 1;
  const all = (): void => {
    for (let at = 0; at < count; at++) work();
  };
  while (spent(all) < measurable) count *= 2;
  return () => spent(all) / count;
}

/** The processor time of a work, in microseconds, whatever else the machine does. */
function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
