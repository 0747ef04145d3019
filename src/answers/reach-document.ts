import type { Shown } from '#report/escaping/shown.js';
import { json, jsonLine } from '#report/escaping/shown.js';
import type { Reached } from '#ask/reach/entries.js';
import { exposureEntries, reachEntries, unknownEntries } from '#ask/reach/entries.js';
import type { AskedConnection } from '#ask/reach/question.js';
import { questionEntries } from '#ask/reach/question.js';

/** The Reach document in pieces: it may be longer than a text can be. A question has its verdict beside the list. */
export function* reachDocument(all: readonly Reached[], asked: readonly AskedConnection[]): Generator<Shown<'json'>> {
  yield json`{\n  "apiVersion": "gatewright.dev/v1",\n  "kind": "Reach",\n`;
  if (asked.length > 0) yield json`  "answers": ${jsonLine(asked.map(answerOf))},\n`;
  const answered = asked.some(({ port }) => port !== undefined) ? questionEntries(asked) : undefined;
  yield json`  "connections": [`;
  yield* listed(answered?.connections ?? each(all, reachEntries));
  yield json`],\n  "unknown": [`;
  yield* listed(answered?.unknown ?? each(all, unknownEntries));
  yield json`]`;
  if (all.some(one => one.exposure)) yield json`,\n  "exposure": ${jsonLine(all.flatMap(exposureEntries))}`;
  yield json`\n}\n`;
}

function answerOf({ verdict, why, ...question }: AskedConnection): object {
  return { ...question, ...verdict, ...why };
}

function* each<Entry>(all: readonly Reached[], entries: (one: Reached) => Generator<Entry>): Generator<Entry> {
  for (const one of all) {
    const { cluster } = one;
    for (const entry of entries(one)) yield cluster === undefined ? entry : { ...entry, cluster };
  }
}

function* listed(entries: Iterable<object>): Generator<Shown<'json'>> {
  let separator = json`\n    `;
  let empty = true;
  for (const entry of entries) {
    yield json`${separator}${jsonLine(entry)}`;
    separator = json`,\n    `;
    empty = false;
  }
  if (!empty) yield json`\n  `;
}
