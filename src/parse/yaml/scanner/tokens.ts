import { skipBlanks } from './blanks.js';
import { codes } from './characters.js';
import { scanDirective } from './directives.js';
import { isDocumentSign } from './plain.js';
import type { Scanner, Token, TokenKind } from './scanner.js';
import { addToken, codeAt, columnOf } from './scanner.js';
import { fetchText, signs } from './indicators.js';
import { giveUpKey, returnTo, validKey } from './simple-keys.js';

/** The next token, without taking it. While it may still turn out a key, the scanner goes on. */
export function peek(scanner: Scanner): Token {
  for (;;) {
    const token = scanner.tokens[scanner.head];
    if (token && !validKey(scanner, token)) return token;
    if (scanner.fault !== undefined) return token ?? addToken(scanner, 'end', scanner.end, scanner.end);
    fetch(scanner);
  }
}

/** Goes on to the token after the next. */
export function take(scanner: Scanner): void {
  scanner.head++;
  scanner.taken++;
  if (scanner.head < scanner.tokens.length) return;
  scanner.tokens.length = 0;
  scanner.head = 0;
}

function fetch(scanner: Scanner): void {
  skipBlanks(scanner);
  returnTo(scanner, columnOf(scanner));
  if (scanner.at >= scanner.end) {
    fetchEnd(scanner);
    return;
  }
  const code = codeAt(scanner, scanner.at);
  if (scanner.at === scanner.lineStart) {
    if (code === codes.percent) {
      scanDirective(scanner);
      return;
    }
    if ((code === codes.dash || code === codes.dot) && isDocumentSign(scanner, code)) {
      fetchDocumentSign(scanner, code === codes.dash ? 'document-start' : 'document-end');
      return;
    }
  }
  (signs.get(code) ?? fetchText)(scanner, code);
}

function fetchEnd(scanner: Scanner): void {
  scanner.line++;
  returnTo(scanner, -1);
  giveUpKey(scanner);
  scanner.keyAllowed = false;
  addToken(scanner, 'end', scanner.end, scanner.end);
}

function fetchDocumentSign(scanner: Scanner, kind: TokenKind): void {
  returnTo(scanner, -1);
  giveUpKey(scanner);
  scanner.keyAllowed = false;
  scanner.at += 3;
  addToken(scanner, kind, scanner.at - 3, scanner.at);
}
