import { appendFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Shown } from '#report/shown.js';
import { json, printed } from '#report/shown.js';
import type { Streams } from './streams.js';

/** Writes a document that comes in pieces to standard output or to a file. */
export function deliverPieces(
  pieces: Iterable<Shown<'json'>>,
  { file }: { readonly file?: string },
  streams: Streams,
): void {
  if (file !== undefined) writeFileSync(resolve(streams.cwd, file), '');
  let waiting: Shown<'json'>[] = [];
  let length = 0;
  const flush = (): void => {
    const text = json.joined(waiting, '');
    if (file === undefined) streams.out(text);
    else appendFileSync(resolve(streams.cwd, file), printed(text));
    waiting = [];
    length = 0;
  };
  for (const piece of pieces) {
    waiting.push(piece);
    length += printed(piece).length;
    if (length > 1 << 20) flush();
  }
  flush();
}
