// The mutants that mean nothing: which they are, and which of them are no mutants any more.
import { meaningless } from './meaningless.table.mjs';
import { textOf } from './mutant-text.mjs';

/** Whether the table says why nothing can notice the mutant. Where it stands in its file does not matter, the text does. */
export function isMeaningless(mutant) {
  return entries.has(keyOf(textOf(mutant)));
}

/** The entries about the files of these mutants, all that the files have, to which none belongs. */
export function staleEntries(files, mutants) {
  const standing = new Set(mutants.map(one => keyOf(textOf(one))));
  return meaningless.filter(one => files.includes(one.file) && !standing.has(keyOf(one)));
}

const entries = new Set(meaningless.map(keyOf));

function keyOf({ file, line, from, to }) {
  return JSON.stringify([file, line, from, to]);
}
