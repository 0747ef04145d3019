/** A file to be written: its path below the output folder, and its text. */
export interface OutputFile {
  /** Its path below the output folder. */
  readonly name: string;
  /** All that it holds. */
  readonly text: string;
}
