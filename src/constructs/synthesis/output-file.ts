/** A file to be written: its path below the output folder, and its text. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}
