import { addKey, addValue, open } from './composer/compose.js';
import { nodeKinds } from '../tree.js';
import { skipBlanks } from './scanner/blanks.js';
import { codes, isBlank, isBlankOrEnd } from './scanner/characters.js';
import { endOfWord, plainText } from './scanner/plain.js';
import { quotedText } from './scanner/quoted.js';
import type { Reader, State } from './states.js';
import { end } from './reader.js';
import type { Scanner } from './scanner/scanner.js';
import { codeAt, columnOf } from './scanner/scanner.js';
import { giveUpKey, indentTo, longestKey } from './scanner/simple-keys.js';

/**
 * The lines that manifests are made of — `key: value`, `key:`, `- item`, `- key: value` — are read here without tokens, five
 * times as fast. Each function is false, and has read nothing but blanks, where a line is anything else: the tokens decide.
 */

/** `key:` as the next key of the mapping, or the end of the mapping. */
export function readKey(reader: Reader): boolean {
  const { scanner } = reader;
  if (!isIdle(scanner)) return false;
  skipBlanks(scanner);
  const column = columnOf(scanner);
  if (scanner.at >= scanner.end || !scanner.keyAllowed) return false;
  if (column < scanner.indent) return leave(reader);
  if (column !== scanner.indent || !isKey(scanner)) return false;
  takeKey(reader);
  return true;
}

/** `- ` as the next item of the list; or the end of the list. */
export function readDash(reader: Reader, next: 'after-dash' | 'after-flat-dash'): boolean {
  const { scanner } = reader;
  if (!isIdle(scanner)) return false;
  skipBlanks(scanner);
  const column = columnOf(scanner);
  if (scanner.at >= scanner.end || !scanner.keyAllowed) return false;
  if (column < scanner.indent && next === 'after-dash') return leave(reader);
  const dash = codeAt(scanner, scanner.at) === codes.dash && isBlankOrEnd(codeAt(scanner, scanner.at + 1));
  if (!dash || column !== scanner.indent) return false;
  giveUpKey(scanner);
  reader.last = ++scanner.at;
  reader.state = next;
  return true;
}

/** What stands after a colon or dash: a text, the first key of a mapping, or the first dash of a list. */
export function readLine(reader: Reader, back: State): boolean {
  const { scanner, composer } = reader;
  if (!isIdle(scanner)) return false;
  skipBlanks(scanner);
  if (scanner.at >= scanner.end) return false;
  const column = columnOf(scanner);
  const code = codeAt(scanner, scanner.at);
  if (code === codes.dash) return beginList(reader, back, column);
  if (column <= scanner.indent) return false;
  if (scanner.keyAllowed && isKey(scanner)) {
    indentTo(scanner, column, scanner.at);
    open(composer, nodeKinds.mapping, scanner.at);
    reader.returns.push(back);
    takeKey(reader);
    return true;
  }
  return readText(reader, code, back);
}

/** No token waits, and no flow collection is open. */
function isIdle(scanner: Scanner): boolean {
  return scanner.tokens.length === 0 && scanner.flowLevel === 0;
}

/** The line is less indented than the collection: it ends here. */
function leave(reader: Reader): boolean {
  const { scanner } = reader;
  scanner.indent = scanner.indents.pop() ?? -1;
  end(reader, reader.last);
  return true;
}

/** Takes the key that `isKey` found. */
function takeKey(reader: Reader): void {
  const { scanner, composer } = reader;
  const { at: start, textEnd: colon } = scanner;
  giveUpKey(scanner);
  addKey(composer, nodeKinds.plain, start, colon, scanner.text.slice(start, colon));
  reader.last = scanner.at = colon + 1;
  scanner.keyAllowed = false;
  reader.state = 'after-colon';
}

/** One word that cannot be anything but plain text, and a colon after it. Its end is where the scanner's text ends. */
function isKey(scanner: Scanner): boolean {
  const { at } = scanner;
  if (!beginsText(codeAt(scanner, at))) return false;
  scanner.textEnd = endOfWord(scanner, at);
  return codeAt(scanner, scanner.textEnd) === codes.colon && scanner.textEnd - at <= longestKey;
}

/** A list below its key may stand as far left as the key. */
function beginList(reader: Reader, back: State, column: number): boolean {
  const { scanner } = reader;
  const deeper = column > scanner.indent;
  const flat = column === scanner.indent && back === 'block-key';
  if (!scanner.keyAllowed || !isBlankOrEnd(codeAt(scanner, scanner.at + 1)) || !(deeper || flat)) return false;
  if (deeper) indentTo(scanner, column, scanner.at);
  open(reader.composer, nodeKinds.sequence, scanner.at);
  reader.returns.push(back);
  reader.state = deeper ? 'block-item' : 'flat-item';
  return true;
}

/** A scalar. Where it could be a key after all, it is not read. */
function readText(reader: Reader, code: number, back: State): boolean {
  const { scanner, composer } = reader;
  const { at, line, lineStart, keyAllowed } = scanner;
  const quoted = code === codes.doubleQuote || code === codes.singleQuote;
  if (!quoted && !beginsText(code)) return false;
  const text = quoted ? quotedText(scanner, code) : plainText(scanner);
  if (keyAllowed && colonFollows(scanner)) {
    scanner.at = at;
    scanner.line = line;
    scanner.lineStart = lineStart;
    scanner.keyAllowed = keyAllowed;
    return false;
  }
  addValue(composer, quoted ? nodeKinds.quoted : nodeKinds.plain, at, scanner.textEnd, text);
  reader.last = scanner.textEnd;
  reader.state = back;
  return true;
}

function colonFollows(scanner: Scanner): boolean {
  let { at } = scanner;
  while (isBlank(codeAt(scanner, at))) at++;
  return codeAt(scanner, at) === codes.colon;
}

/** Letters, digits, `/` and `_`. */
function beginsText(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 47 && code <= 57) || (code >= 65 && code <= 90) || code === 95;
}
