import type { RepeatMode } from '../pcre/node.js';
import type { Matcher, Run } from './run.js';

/** How often, and how eagerly. */
export interface Repetition {
  readonly least: number;
  readonly most: number;
  readonly mode: RepeatMode;
}

/** Bytes of a set, one after the other: no recursion. */
export function repeatedByte(table: Uint8Array, { least, most, mode }: Repetition, next: Matcher): Matcher {
  return (run, at) => {
    const furthest = mode === 'lazy' ? at + least : span(run, at, table, most);
    if (span(run, at, table, least) < at + least || furthest < at + least) return false;
    if (mode === 'possessive') return next(run, furthest);
    if (mode === 'lazy') return lazily(run, furthest, span(run, at, table, most), next);
    for (let end = furthest; end >= at + least; end--) {
      run.steps -= 1;
      if (run.steps < 0) return false;
      if (next(run, end)) return true;
    }
    return false;
  };
}

/**
 * Any part, round after round. A round that took nothing is the last one (pcre2pattern(3), "Repetition"). The number of
 * rounds and where the last one began are kept in the run under the repeat's own number.
 */
export function repeatedPart(
  id: number,
  deepest: number,
  { least, most, mode }: Repetition,
  bodyWith: (next: Matcher) => Matcher,
  next: Matcher,
): Matcher {
  // Matches while the repeat counts so many rounds, the last begun there; puts its numbers back afterwards.
  const counted = (run: Run, count: number, last: number, matches: Matcher, at: number): boolean => {
    const [countBefore, lastBefore] = [run.counts[id] ?? 0, run.lasts[id] ?? -1];
    run.depth += 1;
    run.counts[id] = count;
    run.lasts[id] = last;
    const done = matches(run, at);
    run.depth -= 1;
    run.counts[id] = countBefore;
    run.lasts[id] = lastBefore;
    return done;
  };
  const again: Matcher = (run, at) => {
    const count = run.counts[id] ?? 0;
    const last = run.lasts[id] ?? -1;
    if (count >= least && at === last) return next(run, at);
    if (mode === 'lazy' && count >= least && next(run, at)) return true;
    if (count < most && within(run, count + 1, at)) return true;
    return mode !== 'lazy' && count >= least && next(run, at);
  };
  const body = bodyWith(again);
  const within = (run: Run, count: number, at: number): boolean => {
    run.steps -= 1;
    run.tooDeep ||= run.depth >= deepest;
    if (run.steps < 0 || run.tooDeep) return false;
    return counted(run, count, at, body, at);
  };
  return (run, at) => counted(run, 0, -1, again, at);
}

function lazily(run: Run, from: number, furthest: number, next: Matcher): boolean {
  for (let end = from; end <= furthest; end++) {
    run.steps -= 1;
    if (run.steps < 0) return false;
    if (next(run, end)) return true;
  }
  return false;
}

function span({ text }: Run, at: number, table: Uint8Array, most: number): number {
  const furthest = Math.min(text.length, at + most);
  let end = at;
  while (end < furthest && table[text.charCodeAt(end)] === 1) end += 1;
  return end;
}
