import type { Reached } from './reach-entries.js';
import { exposureEntries, reachEntries, unknownEntries } from './reach-entries.js';
import type { AskedConnection } from './reach-question.js';
import { questionEntries } from './reach-question.js';

/** The Reach document in pieces: it may be longer than a text can be. A question has its verdict beside the list. */
export function* reachDocument(all: readonly Reached[], asked: readonly AskedConnection[]): Generator<string> {
  yield '{\n  "apiVersion": "gatewright.dev/v1",\n  "kind": "Reach",\n';
  if (asked.length > 0) yield `  "answers": ${JSON.stringify(asked.map(answerOf))},\n`;
  const answered = asked.some(({ port }) => port !== undefined) ? questionEntries(asked) : undefined;
  yield '  "connections": [';
  yield* listed(answered?.connections ?? each(all, reachEntries));
  yield '],\n  "unknown": [';
  yield* listed(answered?.unknown ?? each(all, unknownEntries));
  yield ']';
  if (all.some(one => one.exposure)) yield `,\n  "exposure": ${JSON.stringify(all.flatMap(exposureEntries))}`;
  yield '\n}\n';
}

function answerOf({ verdict, why, ...question }: AskedConnection): object {
  return { ...question, ...verdict, ...why };
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
