/** A work of a size, ready to be done. */
export type Prepared = (size: number) => () => void;

/**
 * Four times as much takes less than eight times the processor time: about four where time grows with the work, sixteen where
 * with its square. The least of several tries counts, so that neither a busy machine nor the compiler upsets it; what is too
 * short to be measured has not grown.
 */
export function expectLinear(prepare: Prepared, size: number): void {
  const [small, large] = [prepare(size), prepare(4 * size)];
  let least = Math.min(spent(small), spent(small));
  let most = spent(large);
  for (let tries = 1; tries < 8 && !isFine(least, most); tries++) {
    least = Math.min(least, spent(small));
    most = Math.min(most, spent(large));
  }
  expect({ least, most, fine: isFine(least, most) }).toEqual({ least, most, fine: true });
}

function isFine(least: number, most: number): boolean {
  return most < measurable || most < 8 * least;
}

/** Microseconds. */
const measurable = 20_000;

/** The processor time of a work, in microseconds, whatever else the machine does. */
function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
