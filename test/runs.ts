/** With LAWS_RUNS=all, as CI asks beside the tests, laws are tried as often, and on as much, as it takes to find what is rare. */
export const isAll = process.env['LAWS_RUNS'] === 'all';

/** One in so many of a list, evenly over it: enough to see that a law stands, where all of them would take long. */
export function partOf<T>(list: readonly T[], oneIn: number): readonly T[] {
  return isAll ? list : list.filter((_, at) => at % oneIn === 0);
}
