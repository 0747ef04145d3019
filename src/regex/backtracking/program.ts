import type { Regex } from '#model/match.js';
import { bytesOf, textOfBytes } from '../pcre/bytes.js';
import type { PcreNode } from '../pcre/node.js';
import type { Pcre } from '../pcre/parse.js';
import { parsePcre } from '../pcre/parse.js';
import type { Compiled, Found } from '../compiled.js';
import type { Doubt, Held } from '#model/routing/condition.js';
import type { Matcher, Run } from './run.js';
import { accept } from './run.js';
import { matcherOf } from './matcher.js';
import { begins, simplified, sizeOf } from './simplified.js';

/** How much work one search may take. PCRE gives up after ten million steps of its own (pcre2api(3), pcre2_set_match_limit). */
const budget = 200_000;
/** How many nodes an expression may have, and how many frames of the stack all its repeats may use together. */
const largest = 1_000;
const frames = 3_000;

/** A regular expression of PCRE, matched by backtracking within bounds: no pattern and no path makes it hang. */
export function compiledPcre({
  pattern,
  ignoreCase,
}: Regex): Compiled | { readonly invalid: string } | { readonly open: string } {
  const pcre = parsePcre(pattern, ignoreCase);
  if ('fault' in pcre) return { invalid: pcre.fault };
  if (pcre.open !== undefined) return { open: pcre.open };
  const program = programOf(pcre.node, pcre.groups);
  if (!program) return { open: 'the expression is too large' };
  return {
    find: (text, from = 0) => found(pcre, program.search(bytesOf(text), bytesOf(text.slice(0, from)).length)),
    test: program.test,
  };
}

/** A tree, ready to be matched. */
export interface Program {
  readonly search: (bytes: string, from: number) => Hit | undefined | Doubt;
  readonly test: (text: string) => Held;
}

/** Makes a tree ready; undefined where it is too large. */
export function programOf(tree: PcreNode, groups: number): Program | undefined {
  const node = simplified(tree);
  const size = sizeOf(node);
  if (size > largest) return undefined;
  const matches = matcherOf(node, accept, { repeats: 0, deepest: Math.ceil(frames / size) });
  const anchored = begins(node);
  return {
    search: (bytes, from) => search(matches, anchored, groups, bytes, from),
    test: text => {
      const hit = search(matches, anchored, groups, bytesOf(text), 0);
      return hit !== undefined && 'code' in hit ? hit : hit !== undefined;
    },
  };
}

/** Where a match began, and what it left behind. */
export interface Hit {
  readonly start: number;
  readonly run: Run;
}

function search(
  matches: Matcher,
  anchored: boolean,
  groups: number,
  text: string,
  from: number,
): Hit | undefined | Doubt {
  const run: Run = {
    text,
    from,
    captures: Array<number>(2 * groups + 2).fill(-1),
    opened: [],
    counts: [],
    lasts: [],
    end: 0,
    steps: budget,
    depth: 0,
    tooDeep: false,
  };
  for (let start = from; start <= text.length; start++) {
    if (matches(run, start)) return { start, run };
    if (run.steps < 0 || run.tooDeep)
      return { code: 'unsupported-regex', because: 'the regular expression takes too much work on this text' };
    if (anchored) return undefined;
  }
  return undefined;
}

function found({ names }: Pcre, hit: Hit | undefined | Doubt): Found | undefined | Doubt {
  if (hit === undefined || 'code' in hit) return hit;
  const { start, run } = hit;
  const piece = (from: number, to: number): string => textOfBytes(run.text.slice(from, to));
  const groups = Array.from({ length: run.captures.length / 2 }, (_, at) => {
    const [from = -1, to = -1] = at === 0 ? [start, run.end] : run.captures.slice(2 * at, 2 * at + 2);
    return from < 0 ? undefined : piece(from, to);
  });
  const named = new Map([...names].map(([name, index]) => [name, groups[index]]));
  return { start: piece(0, start).length, end: piece(0, run.end).length, groups, named };
}
