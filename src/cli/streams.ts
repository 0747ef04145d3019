/** What a run of the command line may touch of the world. Tests bring their own. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The bytes of standard input. */
  readonly stdin: () => Buffer;
  readonly cwd: string;
  /** Whether text on standard output is coloured. */
  readonly colour: boolean;
}
