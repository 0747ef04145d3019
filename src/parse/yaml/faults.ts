import type { Reader } from './states.js';
import type { Scanner, Token } from './scanner/scanner.js';
import { fail } from './scanner/scanner.js';
import { spokenText } from '../spoken-text.js';
import { at, columns } from '../tree.js';

/** A token stands where a value has to. */
export function failContent({ scanner }: Reader, token: Token): void {
  const { start, end } = token;
  if (isEnd(token)) fail(scanner, start, end, 'the document ends where a value is awaited');
  else if (token.kind === 'block-entry') {
    fail(
      scanner,
      start,
      end,
      'a "- " begins a list where none can stand',
      'begin it on its own line, or put the text in quotes',
    );
  } else {
    const what = spokenText(scanner.text, scanner.text.slice(start, Math.max(end, start + 1)), 'text');
    fail(scanner, start, end, `${what} stands where a value is awaited`, 'put it in quotes if it is meant as text');
  }
}

/** A token stands in a block mapping where only a key, or in a block sequence where only a dash can. */
export function failBlock(reader: Reader, token: Token, awaited: 'a key' | 'a dash'): void {
  const { scanner, last } = reader;
  const { start, end } = token;
  const span = Math.max(end, start + 1);
  if (onSameLine(scanner, last, start)) {
    fail(
      scanner,
      start,
      span,
      'text follows a value on its line',
      'put the whole value in quotes, or begin a new line',
    );
  } else if (token.kind === 'block-entry') {
    fail(
      scanner,
      start,
      span,
      'a list item stands among the keys of a mapping',
      'indent it below the key that it belongs to',
    );
  } else {
    const what = awaited === 'a key' ? 'the keys of the mapping' : 'the dashes of the list';
    fail(
      scanner,
      start,
      span,
      `this line is indented neither like ${what} above nor like what they hold`,
      'line it up with its siblings',
    );
  }
}

/** A token stands in a flow collection where only a comma or the closing bracket can. */
export function failFlow(reader: Reader, token: Token, closing: ']' | '}'): void {
  const { scanner, composer } = reader;
  const opening = at(composer, composer.top?.row ?? composer.root, columns.start);
  const sign = closing === ']' ? '[' : '{';
  if (isEnd(token))
    fail(scanner, opening, opening + 1, `the ${sign} that stands here is never closed`, `close it with ${closing}`);
  else fail(scanner, token.start, Math.max(token.end, token.start + 1), `a comma or ${closing} is missing before this`);
}

function isEnd({ kind }: Token): boolean {
  return kind === 'end' || kind === 'block-end' || kind === 'document-start' || kind === 'document-end';
}

function onSameLine({ text }: Scanner, from: number, to: number): boolean {
  return from > 0 && !/[\r\n]/.test(text.slice(from, to));
}
