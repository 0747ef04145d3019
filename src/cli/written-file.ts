import { resolve } from 'node:path';
import { replaceFileByPieces } from '#files/replace-file.js';
import { UsageError } from './exit.js';
import type { Streams } from './streams.js';

/** Writes a file that the user named, whole or not at all. */
export function writeFile(file: string, pieces: Iterable<string>, { cwd }: Streams): void {
  const fault = replaceFileByPieces(resolve(cwd, file), pieces);
  if (fault !== undefined) throw unwritable(file, fault);
}

/** What the user is told of a file that cannot be written. */
export function unwritable(file: string, fault: string): UsageError {
  return new UsageError(`${file} cannot be written (${fault})`);
}
