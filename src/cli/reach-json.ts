import { appendFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Reached } from './reach-entries.js';
import { reachEntries, unknownEntries } from './reach-entries.js';
import type { Streams } from './streams.js';

/** The Reach document in pieces: it may be longer than a text can be. */
export function* reachDocument(all: readonly Reached[]): Generator<string> {
  yield '{\n  "apiVersion": "gatewright.dev/v1",\n  "kind": "Reach",\n  "connections": [';
  yield* listed(each(all, reachEntries));
  yield '],\n  "unknown": [';
  yield* listed(each(all, unknownEntries));
  yield ']\n}\n';
}

/** Writes pieces to standard output or to a file. */
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

function* each<Entry>(all: readonly Reached[], entries: (one: Reached) => Generator<Entry>): Generator<Entry> {
  for (const one of all) yield* entries(one);
}

function* listed(entries: Iterable<object>): Generator<string> {
  let separator = '\n    ';
  for (const entry of entries) {
    yield `${separator}${JSON.stringify(entry)}`;
    separator = ',\n    ';
  }
  if (separator.startsWith(',')) yield '\n  ';
}
