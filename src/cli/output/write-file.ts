import { resolve } from 'node:path';
import { replaceFileByPieces } from '#files/replace-file.js';
import type { Shown } from '#report/escaping/shown.js';
import { printed } from '#report/escaping/shown.js';
import { UsageError } from '../contract/exit.js';
import type { Streams } from '../contract/streams.js';

/** Writes a file that the user named, whole or not at all. */
export function writeFile(file: string, pieces: Iterable<Shown>, { cwd }: Streams): void {
  const fault = replaceFileByPieces(resolve(cwd, file), texts(pieces));
  if (fault !== undefined) throw unwritable(file, fault);
}

function* texts(pieces: Iterable<Shown>): Generator<string> {
  for (const piece of pieces) yield printed(piece);
}

/** What the user is told of a file that cannot be written. */
export function unwritable(file: string, fault: string): UsageError {
  return new UsageError(`${file} cannot be written (${fault})`);
}
