import { escapeClasses } from '../pcre/byte-classes.table.js';
import { includesByte } from '../pcre/byte-set.js';
import type { Anchor } from '../pcre/node.js';
import type { Run } from './run.js';

/** Whether an anchor holds between two bytes. */
export function anchorHolds(anchor: Anchor, { text, from }: Run, at: number): boolean {
  switch (anchor) {
    case 'text-start':
      return at === 0;
    case 'line-start':
      return at === 0 || (text.charAt(at - 1) === '\n' && at < text.length);
    case 'text-end':
      return at === text.length;
    case 'last-line-end':
      return at === text.length || (at === text.length - 1 && text.endsWith('\n'));
    case 'line-end':
      return at === text.length || text.charAt(at) === '\n';
    case 'word-edge':
      return isWord(text, at - 1) !== isWord(text, at);
    case 'no-word-edge':
      return isWord(text, at - 1) === isWord(text, at);
    case 'search-start':
      return at === from;
  }
}

const word = escapeClasses.get('w') ?? [];

function isWord(text: string, at: number): boolean {
  return at >= 0 && at < text.length && includesByte(word, text.charCodeAt(at));
}
