import type { Composer } from './composer/composer.js';
import type { Scanner } from './scanner/scanner.js';

/** Where the reader is among the tokens, and where it returns to at the end of a node. */
export interface Reader {
  readonly scanner: Scanner;
  readonly composer: Composer;
  state: State;
  readonly returns: State[];
  /** The end of the last scalar, alias or bracket. */
  last: number;
}

/** What is awaited. (go.yaml.in/yaml/v2 v2.4.3, parserc.go) */
export type State =
  | 'done'
  | 'block-item'
  | 'flat-item'
  | 'block-key'
  | 'block-value'
  | 'after-colon'
  | 'after-dash'
  | 'after-flat-dash'
  | 'flow-first-item'
  | 'flow-item'
  | 'pair-value'
  | 'pair-end'
  | 'flow-first-key'
  | 'flow-key'
  | 'flow-value'
  | 'flow-no-value';
