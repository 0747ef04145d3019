import type { ByteSet } from './byte-set.js';

/** A regular expression of PCRE as a tree. It works on bytes, as nginx compiles it (without UTF). */
export type PcreNode =
  /** One byte out of a set. */
  | { readonly kind: 'byte'; readonly of: ByteSet }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly PcreNode[] }
  | {
      readonly kind: 'repeat';
      readonly of: PcreNode;
      readonly least: number;
      readonly most: number;
      readonly mode: RepeatMode;
    }
  | { readonly kind: 'group'; readonly index: number; readonly of: PcreNode }
  | { readonly kind: 'atomic'; readonly of: PcreNode }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negated: boolean; readonly of: PcreNode }
  | { readonly kind: 'anchor'; readonly at: Anchor }
  | { readonly kind: 'back-reference'; readonly index: number; readonly ignoreCase: boolean };

export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

/** `text-end` is the very end, `last-line-end` also before a final line break; `search-start` is where the search began. */
export type Anchor =
  | 'text-start'
  | 'line-start'
  | 'text-end'
  | 'last-line-end'
  | 'line-end'
  | 'word-edge'
  | 'no-word-edge'
  | 'search-start';

/** What the parts of an expression inherit: `(?i)` and its like. */
export interface PcreFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly extended: boolean;
  readonly ungreedy: boolean;
  readonly noCapture: boolean;
}
