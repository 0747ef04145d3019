import type { ByteSet } from '../pcre/byte-set.js';
import { lengthOf } from '../pcre/look-behind.js';
import type { PcreNode } from '../pcre/node.js';
import { anchorHolds } from './anchor.js';
import { repeatedByte, repeatedPart } from './repeat.js';
import type { Matcher, Run } from './run.js';
import { accept, restore } from './run.js';

/** What numbers the repeats of one expression, and how many of their rounds may be under way at once. */
export interface Numbering {
  repeats: number;
  readonly deepest: number;
}

/** A node and what follows it as one matcher: backtracking as PCRE does it, leftmost alternative first. */
export function matcherOf(node: PcreNode, next: Matcher, numbering: Numbering): Matcher {
  switch (node.kind) {
    case 'byte': {
      const table = tableOf(node.of);
      return (run, at) => table[run.text.charCodeAt(at)] === 1 && next(run, at + 1);
    }
    case 'sequence':
      return node.of.reduceRight<Matcher>((after, one) => matcherOf(one, after, numbering), next);
    case 'choice':
      return oneOf(node.of.map(one => matcherOf(one, next, numbering)));
    case 'repeat':
      return repeatMatcher(node, next, numbering);
    case 'group':
      return groupMatcher(node.index, after => matcherOf(node.of, after, numbering), next);
    case 'atomic':
      return atomic(matcherOf(node.of, accept, numbering), next);
    case 'look':
      return node.behind
        ? lookBehind(node, next, numbering)
        : look(matcherOf(node.of, accept, numbering), node.negated, next);
    case 'anchor': {
      const { at: anchor } = node;
      return (run, at) => anchorHolds(anchor, run, at) && next(run, at);
    }
    case 'back-reference':
      return backReference(node.index, node.ignoreCase, next);
  }
}

function oneOf(matchers: readonly Matcher[]): Matcher {
  return (run, at) => {
    for (const matches of matchers) {
      run.steps -= 1;
      if (run.steps < 0) return false;
      if (matches(run, at)) return true;
    }
    return false;
  };
}

function repeatMatcher(node: Extract<PcreNode, { kind: 'repeat' }>, next: Matcher, numbering: Numbering): Matcher {
  if (node.of.kind === 'byte') return repeatedByte(tableOf(node.of.of), node, next);
  if (node.mode === 'possessive') return atomic(repeatMatcher({ ...node, mode: 'greedy' }, accept, numbering), next);
  numbering.repeats += 1;
  return repeatedPart(numbering.repeats, numbering.deepest, node, after => matcherOf(node.of, after, numbering), next);
}

function groupMatcher(index: number, bodyWith: (next: Matcher) => Matcher, next: Matcher): Matcher {
  const close: Matcher = (run, at) => {
    const start = run.captures[2 * index] ?? -1;
    const end = run.captures[2 * index + 1] ?? -1;
    run.captures[2 * index] = run.opened[index] ?? -1;
    run.captures[2 * index + 1] = at;
    if (next(run, at)) return true;
    run.captures[2 * index] = start;
    run.captures[2 * index + 1] = end;
    return false;
  };
  const body = bodyWith(close);
  return (run, at) => {
    const opened = run.opened[index] ?? -1;
    run.opened[index] = at;
    if (body(run, at)) return true;
    run.opened[index] = opened;
    return false;
  };
}

function atomic(body: Matcher, next: Matcher): Matcher {
  return (run, at) => {
    const captures = [...run.captures];
    if (body(run, at) && next(run, run.end)) return true;
    restore(run, captures);
    return false;
  };
}

function look(body: Matcher, negated: boolean, next: Matcher): Matcher {
  return (run, at) => {
    const captures = [...run.captures];
    const found = body(run, at);
    if (negated) restore(run, captures);
    if (run.steps >= 0 && found !== negated && next(run, at)) return true;
    restore(run, captures);
    return false;
  };
}

function lookBehind(
  { of, negated }: Extract<PcreNode, { kind: 'look' }>,
  next: Matcher,
  numbering: Numbering,
): Matcher {
  const branches = (of.kind === 'choice' ? of.of : [of]).map(branch => ({
    length: lengthOf(branch) ?? 0,
    matches: matcherOf(branch, accept, numbering),
  }));
  return look(
    (run, at) => branches.some(({ length, matches }) => at >= length && matches(run, at - length)),
    negated,
    next,
  );
}

function backReference(index: number, ignoreCase: boolean, next: Matcher): Matcher {
  const form = (text: string): string => (ignoreCase ? text.replace(/[A-Z]/g, letter => letter.toLowerCase()) : text);
  return (run: Run, at) => {
    const start = run.captures[2 * index] ?? -1;
    if (start < 0) return false;
    const wanted = run.text.slice(start, run.captures[2 * index + 1]);
    run.steps -= wanted.length;
    return (
      run.steps >= 0 && form(run.text.slice(at, at + wanted.length)) === form(wanted) && next(run, at + wanted.length)
    );
  };
}

function tableOf(set: ByteSet): Uint8Array {
  const table = new Uint8Array(256);
  for (const [from, to] of set) table.fill(1, from, to + 1);
  return table;
}
