import { nodeKinds } from '../../tree.js';
import { codes, isBlank, isBreak } from './characters.js';
import type { Scanner, Token } from './scanner.js';
import { addToken, codeAt, columnOf, fail, lineEnd, takeBreak } from './scanner.js';
import { giveUpKey } from './simple-keys.js';

/** What stands after `|` or `>`: what happens to the last line breaks, and the indentation where it is told. */
interface Header {
  readonly chomping: 'clip' | 'keep' | 'strip';
  readonly increment: number;
}

/** A literal (`|`) or folded (`>`) scalar. */
export function scanBlockScalar(scanner: Scanner, literal: boolean): Token {
  giveUpKey(scanner);
  scanner.keyAllowed = true;
  const { at: start, line } = scanner;
  scanner.at++;
  const { chomping, increment } = header(scanner, start);
  const headerEnd = scanner.at;
  endHeader(scanner, start);
  const told = increment === 0 ? 0 : Math.max(scanner.indent, 0) + increment;
  const { text, end } = content(scanner, start, told, literal, chomping);
  return addToken(scanner, 'scalar', start, Math.max(end, headerEnd), { text, style: nodeKinds.block, line });
}

function header(scanner: Scanner, start: number): Header {
  let chomping: Header['chomping'] | undefined;
  let increment = 0;
  for (let sign = 0; sign < 2; sign++) {
    const code = codeAt(scanner, scanner.at);
    if ((code === codes.plus || code === codes.dash) && chomping === undefined)
      chomping = code === codes.plus ? 'keep' : 'strip';
    else if (code >= codes.zero && code <= codes.nine && increment === 0) increment = code - codes.zero;
    else break;
    if (code === codes.zero)
      fail(scanner, start, scanner.at + 1, 'a block scalar cannot be indented by 0', 'take the 0 away');
    scanner.at++;
  }
  return { chomping: chomping ?? 'clip', increment };
}

function endHeader(scanner: Scanner, start: number): void {
  while (isBlank(codeAt(scanner, scanner.at))) scanner.at++;
  if (codeAt(scanner, scanner.at) === codes.hash) {
    const end = lineEnd(scanner, scanner.at);
    scanner.comments.push(scanner.at, end);
    scanner.at = end;
  }
  if (scanner.at >= scanner.end) return;
  if (isBreak(codeAt(scanner, scanner.at))) takeBreak(scanner);
  else fail(scanner, start, lineEnd(scanner, start), 'text stands on the line of | or >', 'move it to the next line');
}

interface Content {
  readonly text: string;
  readonly end: number;
}

function content(
  scanner: Scanner,
  start: number,
  told: number,
  literal: boolean,
  chomping: Header['chomping'],
): Content {
  let end = start;
  let { indent, breaks } = indentation(scanner, told);
  let text = '';
  let last = '';
  let afterBlank = false;
  while (columnOf(scanner) === indent && scanner.at < scanner.end && scanner.fault === undefined) {
    const blank = isBlank(codeAt(scanner, scanner.at));
    text += literal || afterBlank || blank || last !== '\n' ? last + breaks : breaks === '' ? ' ' : breaks;
    end = lineEnd(scanner, scanner.at);
    text += scanner.text.slice(scanner.at, end);
    scanner.at = end;
    last = end < scanner.end ? takeBreak(scanner) : '';
    afterBlank = blank;
    ({ indent, breaks } = indentation(scanner, indent));
  }
  if (chomping !== 'strip') text += last;
  if (chomping === 'keep') text += breaks;
  return { text, end };
}

/** Goes over empty lines and the indentation of the next one; finds out the indentation where it is not known (0). */
function indentation(scanner: Scanner, known: number): { indent: number; breaks: string } {
  let breaks = '';
  let deepest = 0;
  for (;;) {
    while ((known === 0 || columnOf(scanner) < known) && codeAt(scanner, scanner.at) === codes.space) scanner.at++;
    const column = columnOf(scanner);
    deepest = Math.max(deepest, column);
    const code = codeAt(scanner, scanner.at);
    if (code === codes.tab && (known === 0 || column < known)) {
      fail(scanner, scanner.at, scanner.at + 1, 'a tab stands where blanks have to indent', 'indent with blanks');
    }
    if (!isBreak(code)) break;
    breaks += takeBreak(scanner);
  }
  return { indent: known === 0 ? Math.max(deepest, scanner.indent + 1, 1) : known, breaks };
}
