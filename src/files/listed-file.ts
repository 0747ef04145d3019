/** A path that was met: a file to read; or one that the system refuses, with why; or one that is passed over, with why. */
export interface ListedFile {
  readonly file: string;
  readonly fault?: string;
  readonly passedOver?: string;
}

export const systemFolder = 'a folder that the system makes up';
export const noRegularFile = 'neither a file nor a folder';
