import type { Streams } from './streams.js';
import { writeFile } from './written-file.js';

/** Writes a text that comes in pieces to standard output or to a file. */
export function deliverPieces(pieces: Iterable<string>, { file }: { readonly file?: string }, streams: Streams): void {
  if (file !== undefined) writeFile(file, larger(pieces), streams);
  else for (const piece of larger(pieces)) streams.out(piece);
}

/** Joins small pieces: each that is written costs a call of the system. */
function* larger(pieces: Iterable<string>): Generator<string> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length <= 1 << 20) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}
