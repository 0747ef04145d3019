import { nodeKinds } from '../../tree.js';
import { codes, isBlank, isBreak } from './characters.js';
import { scanEscape } from './escapes.js';
import { fold, isDocumentSign } from './plain.js';
import type { Scanner } from './scanner.js';
import { addToken, codeAt, fail, takeBreak } from './scanner.js';
import { keyPlace, offerKey } from './simple-keys.js';

/** A scalar in single or double quotes. Line breaks fold as in plain scalars; only double quotes know escapes. */
export function scanQuoted(scanner: Scanner, quote: number): void {
  const place = keyPlace(scanner);
  const { at: start, line } = scanner;
  const text = quotedText(scanner, quote);
  const token = addToken(scanner, 'scalar', start, scanner.at, { text, style: nodeKinds.quoted, line });
  offerKey(scanner, token, place);
}

/** What the quotes hold that begin here; the scanner goes over them. */
export function quotedText(scanner: Scanner, quote: number): string {
  const text = simple(scanner, quote) ?? folded(scanner, quote, scanner.at);
  scanner.keyAllowed = false;
  scanner.textEnd = scanner.at;
  return text;
}

/** The usual case: on one line, without escapes. */
function simple(scanner: Scanner, quote: number): string | undefined {
  const { text, end, at } = scanner;
  let to = at + 1;
  while (to < end) {
    const code = text.charCodeAt(to);
    if (code === quote) break;
    if ((code === codes.backslash && quote === codes.doubleQuote) || isBreak(code)) return undefined;
    to++;
  }
  if (to >= end || (quote === codes.singleQuote && codeAt(scanner, to + 1) === quote)) return undefined;
  scanner.at = to + 1;
  return text.slice(at + 1, to);
}

function folded(scanner: Scanner, quote: number, start: number): string {
  let text = '';
  scanner.at++;
  while (scanner.fault === undefined) {
    const code = codeAt(scanner, scanner.at);
    if ((code === codes.dash || code === codes.dot) && isDocumentSign(scanner, code)) {
      fail(scanner, start, start + 1, 'the document ends inside quotes that begin here', 'close the quotes');
    } else if (scanner.at >= scanner.end) {
      fail(scanner, start, start + 1, 'the quotes that begin here are never closed', 'close the quotes');
    } else if (code === quote && !(quote === codes.singleQuote && codeAt(scanner, scanner.at + 1) === quote)) {
      scanner.at++;
      return text;
    } else if (code === quote) {
      text += "'";
      scanner.at += 2;
    } else if (isBlank(code) || isBreak(code)) text += blanks(scanner);
    else if (code === codes.backslash && quote === codes.doubleQuote) text += escaped(scanner);
    else text += word(scanner, quote);
  }
  return text;
}

/** A piece without blanks, breaks, quotes and escapes. */
function word(scanner: Scanner, quote: number): string {
  const { text, end, at } = scanner;
  let to = at;
  while (to < end) {
    const code = text.charCodeAt(to);
    if (code === quote || isBlank(code) || isBreak(code) || (code === codes.backslash && quote === codes.doubleQuote))
      break;
    to++;
  }
  scanner.at = to;
  return text.slice(at, to);
}

/** Blanks inside a line stay; around a break they go, and the breaks fold. `lead`: a break that an escape has taken away. */
function blanks(scanner: Scanner, lead?: ''): string {
  const from = scanner.at;
  let first: string | undefined = lead;
  let rest = '';
  while (scanner.at < scanner.end) {
    const code = codeAt(scanner, scanner.at);
    if (isBlank(code)) scanner.at++;
    else if (isBreak(code)) {
      if (first === undefined) first = takeBreak(scanner);
      else rest += takeBreak(scanner);
    } else break;
  }
  if (first === undefined) return scanner.text.slice(from, scanner.at);
  return first === '' ? rest : fold(first, rest);
}

function escaped(scanner: Scanner): string {
  if (!isBreak(codeAt(scanner, scanner.at + 1))) return scanEscape(scanner);
  scanner.at++;
  takeBreak(scanner);
  return blanks(scanner, '');
}
