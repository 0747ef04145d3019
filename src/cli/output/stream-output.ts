import type { Shown } from '#report/escaping/shown.js';
import { json, printed } from '#report/escaping/shown.js';
import type { Streams } from '../contract/streams.js';
import { writeFile } from './write-file.js';

/** Writes a document that comes in pieces to standard output or to a file. */
export function deliverStream(
  pieces: Iterable<Shown<'json'>>,
  { file }: { readonly file?: string },
  streams: Streams,
): void {
  if (file !== undefined) writeFile(file, larger(pieces), streams);
  else for (const piece of larger(pieces)) streams.out(piece);
}

/** Joins small pieces: each that is written costs a call of the system. */
function* larger(pieces: Iterable<Shown<'json'>>): Generator<Shown<'json'>> {
  let waiting: Shown<'json'>[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += printed(piece).length;
    if (length <= 1 << 20) continue;
    yield json.joined(waiting, '');
    waiting = [];
    length = 0;
  }
  if (waiting.length > 0) yield json.joined(waiting, '');
}
