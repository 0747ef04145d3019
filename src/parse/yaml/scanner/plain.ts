import { nodeKinds } from '../../tree.js';
import { codes, isBlank, isBlankOrEnd, isBreak, isFlowIndicator } from './characters.js';
import type { Scanner } from './scanner.js';
import { addToken, codeAt, columnOf, fail, takeBreak } from './scanner.js';
import { keyPlace, offerKey } from './simple-keys.js';

/** A scalar without quotes: over several lines where they are indented, up to `: `, ` #`, or a sign of the flow collection around it. */
export function scanPlain(scanner: Scanner): void {
  const place = keyPlace(scanner);
  const { at: start, line } = scanner;
  const text = plainText(scanner);
  const token = addToken(scanner, 'scalar', start, scanner.textEnd, { text, style: nodeKinds.plain, line });
  offerKey(scanner, token, place);
}

/** What a plain scalar says that begins here; the scanner goes over it, and over the blanks and breaks that follow it. */
export function plainText(scanner: Scanner): string {
  let text = '';
  let chunk = scanner.at;
  let end = chunk;
  let folded: string | undefined;
  while (scanner.at < scanner.end && !isStop(scanner)) {
    const wordEnd = endOfWord(scanner, scanner.at);
    if (wordEnd > scanner.at) {
      if (folded !== undefined) {
        text += scanner.text.slice(chunk, end) + folded;
        chunk = scanner.at;
        folded = undefined;
      }
      scanner.at = end = wordEnd;
    }
    if (!isBlankOrEnd(codeAt(scanner, scanner.at)) || scanner.at >= scanner.end) break;
    folded = goOverBlanks(scanner, folded);
    if (folded !== undefined && scanner.flowLevel === 0 && columnOf(scanner) <= scanner.indent) break;
  }
  scanner.keyAllowed = folded !== undefined;
  scanner.textEnd = end;
  return text === '' ? scanner.text.slice(chunk, end) : text + scanner.text.slice(chunk, end);
}

/** A comment, or the sign of another document, ends the scalar where a word would begin. */
function isStop(scanner: Scanner): boolean {
  const code = codeAt(scanner, scanner.at);
  return code === codes.hash || ((code === codes.dash || code === codes.dot) && isDocumentSign(scanner, code));
}

/** `---` or `...` at the beginning of a line. */
export function isDocumentSign(scanner: Scanner, code: number): boolean {
  const { at } = scanner;
  return (
    at === scanner.lineStart &&
    codeAt(scanner, at + 1) === code &&
    codeAt(scanner, at + 2) === code &&
    isBlankOrEnd(codeAt(scanner, at + 3))
  );
}

/** Where the word ends that begins at an offset: at a blank, a colon before one, or a sign of a flow collection. */
export function endOfWord(scanner: Scanner, from: number): number {
  const { text, end } = scanner;
  const inFlow = scanner.flowLevel > 0;
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isBlankOrEnd(code)) break;
    if (code === codes.colon && isBlankOrEnd(codeAt(scanner, at + 1))) break;
    if (inFlow && isFlowIndicator(code)) break;
    at++;
  }
  return at;
}

/** Goes over blanks and breaks; gives what the breaks fold to, or what it was given where there is none. */
function goOverBlanks(scanner: Scanner, before: string | undefined): string | undefined {
  let first: string | undefined;
  let rest = '';
  while (scanner.at < scanner.end) {
    const code = codeAt(scanner, scanner.at);
    if (isBlank(code)) {
      if (first !== undefined && code === codes.tab && columnOf(scanner) <= scanner.indent) {
        fail(scanner, scanner.at, scanner.at + 1, 'a tab stands where blanks have to indent', 'indent with blanks');
        return first;
      }
      scanner.at++;
    } else if (isBreak(code)) {
      if (first === undefined) first = takeBreak(scanner);
      else rest += takeBreak(scanner);
    } else break;
  }
  return first === undefined ? before : fold(first, rest);
}

/** One line break is a blank, further ones are kept; the separators of Unicode always are. */
export function fold(first: string, rest: string): string {
  if (first !== '\n') return first + rest;
  return rest === '' ? ' ' : rest;
}
