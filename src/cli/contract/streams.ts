import type { Shown } from '#report/escaping/shown.js';

/** What a run of the command line may touch of the world. Tests bring their own. */
export interface Streams {
  readonly out: (text: Shown) => void;
  readonly err: (text: Shown) => void;
  /** The bytes of standard input. */
  readonly stdin: () => Buffer;
  /** Asks whoever sits at the terminal, for one line; absent where nobody does. */
  readonly ask?: (question: string) => string;
  /** Says how far long work is; absent where nobody watches. */
  readonly progress?: (doing: string) => void;
  readonly cwd: string;
  /** How wide standard output is, in characters; absent where it is no terminal. */
  readonly columns?: number;
  /** Whether text on standard output is coloured. */
  readonly colour: boolean;
}
