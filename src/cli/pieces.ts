import { appendFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Streams } from './streams.js';

/** Writes a text that comes in pieces to standard output or to a file. */
export function deliverPieces(pieces: Iterable<string>, { file }: { readonly file?: string }, streams: Streams): void {
  if (file !== undefined) writeFileSync(resolve(streams.cwd, file), '');
  let waiting = '';
  const flush = (): void => {
    if (file === undefined) streams.out(waiting);
    else appendFileSync(resolve(streams.cwd, file), waiting);
    waiting = '';
  };
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length > 1 << 20) flush();
  }
  flush();
}
