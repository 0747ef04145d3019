import type { Comment } from '#model/comment.js';
import type { Path } from '#model/origin.js';
import type { OriginAt } from './lines.js';
import type { Found, Tree } from '../tree.js';
import { at, columns } from '../tree.js';

/** What a document's comments are looked for with. */
export interface Commented {
  readonly text: string;
  readonly tree: Tree;
  /** The beginnings and ends of its comments, in turn. */
  readonly comments: readonly number[];
  readonly originAt: OriginAt;
}

/**
 * The comments that belong to the node of a path: those on the lines right above it, and the one on its first line. A
 * document has all that stand above it.
 */
export function commentsAt(document: Commented, { row, depth }: Found, path: Path): readonly Comment[] {
  if (document.comments.length === 0 || depth < path.length) return [];
  const { tree, text } = document;
  const keyStart = at(tree, row, columns.keyStart);
  const start = keyStart === -1 ? at(tree, row, columns.start) : keyStart;
  const next = countBefore(document.comments, start);
  return [...above(document, start, next, row === tree.root), ...behind(document, start, next)].map(index => {
    const [from, to] = [document.comments[2 * index] ?? 0, document.comments[2 * index + 1] ?? 0];
    return { text: text.slice(from + 1, to).trim(), at: document.originAt(from, to) };
  });
}

/** Whether a character stands in one of the comments. */
export function isInComment(comments: readonly number[], offset: number): boolean {
  const last = countBefore(comments, offset + 1) - 1;
  return last >= 0 && offset < (comments[2 * last + 1] ?? 0);
}

/** How many comments begin before an offset, by halving. */
function countBefore(comments: readonly number[], offset: number): number {
  let low = 0;
  let high = comments.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[2 * middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function above({ comments, text }: Commented, start: number, next: number, all: boolean): readonly number[] {
  const found: number[] = [];
  let below = start;
  for (let index = next - 1; index >= 0; index--) {
    const from = comments[2 * index] ?? 0;
    const between = text.slice(comments[2 * index + 1] ?? 0, below);
    if (!all && !/^(?:\r\n?|\n)[ \t-]*$/.test(between)) break;
    if (!all && !standsAlone(text, from)) break;
    found.unshift(index);
    below = from;
  }
  return found;
}

/** Nothing but blanks, or a dash, stands before it on its line. */
function standsAlone(text: string, from: number): boolean {
  let at = from - 1;
  while (at >= 0 && ' \t-'.includes(text.charAt(at))) at--;
  return at < 0 || text.charAt(at) === '\n' || text.charAt(at) === '\r';
}

function behind({ comments, text }: Commented, start: number, next: number): readonly number[] {
  const from = comments[2 * next];
  return from !== undefined && !/[\r\n]/.test(text.slice(start, from)) ? [next] : [];
}
