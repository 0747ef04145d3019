// A mutant in words: where it stands, and what became of which text.
import { readFileSync } from 'node:fs';

/** The place, the line on which the mutant begins, and its text before and after, as far as a line holds them. */
export function textOf({ fileName, location: { start, end }, replacement }) {
  const lines = readFileSync(fileName, 'utf8').split('\n');
  const mutated = lines.slice(start.line - 1, end.line);
  const last = mutated.length - 1;
  mutated[last] = mutated[last].slice(0, end.column - 1);
  mutated[0] = mutated[0].slice(start.column - 1);
  const file = fileName.replaceAll('\\', '/').slice(fileName.lastIndexOf('src/'));
  return {
    file,
    place: `${file}:${start.line}:${start.column}`,
    line: lines[start.line - 1].trim(),
    from: short(mutated.join('\n')),
    to: short(replacement),
  };
}

function short(text) {
  return (text.length > 100 ? `${text.slice(0, 100)}…` : text).replace(/\s+/g, ' ');
}
