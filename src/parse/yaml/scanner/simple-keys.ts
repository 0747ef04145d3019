import { deepest } from '../composer/composer.js';
import { spokenText } from '../../spoken-text.js';
import type { Scanner, Token, TokenKind } from './scanner.js';
import { addToken, columnOf, fail } from './scanner.js';

/** How far a key may be from its colon. (scannerc.go) */
export const longestKey = 1024;

/** Whether the token that begins here may (1) or has to (2) turn out a key; an earlier candidate is given up. */
export function keyPlace(scanner: Scanner): 0 | 1 | 2 {
  if (!scanner.keyAllowed) return 0;
  const required = scanner.flowLevel === 0 && scanner.indent === columnOf(scanner);
  giveUpKey(scanner);
  return required ? 2 : 1;
}

export function offerKey(scanner: Scanner, token: Token, place: 0 | 1 | 2): void {
  if (place === 0) return;
  token.mayBeKey = true;
  token.hasToBeKey = place === 2;
  scanner.keys[scanner.keys.length - 1] = token;
}

/** The token that begins a key if a colon stands here, or undefined. A key is on one line and not too long. */
export function validKey(scanner: Scanner, token: Token | undefined): Token | undefined {
  if (!token?.mayBeKey) return undefined;
  if (token.line === scanner.line && token.start + longestKey >= scanner.at) return token;
  if (token.hasToBeKey) failKey(scanner, token);
  token.mayBeKey = false;
  return undefined;
}

/** What stands where keys stand has to be one. */
export function giveUpKey(scanner: Scanner): void {
  const token = scanner.keys[scanner.keys.length - 1];
  if (!token?.mayBeKey) return;
  if (token.hasToBeKey) failKey(scanner, token);
  token.mayBeKey = false;
}

function failKey(scanner: Scanner, { start, end, text: whole }: Token): void {
  const text = spokenText(scanner.text, whole, '');
  if (end - start > longestKey) {
    fail(
      scanner,
      start,
      start + 1,
      `a key is longer than ${longestKey} characters`,
      'put "? " before it, or shorten it',
    );
    return;
  }
  const what = text === '' ? 'this line' : `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
  fail(
    scanner,
    start,
    end,
    `${what} stands where a key stands and no ": " follows it`,
    'add the colon, or indent the line if it continues the value above',
  );
}

/** Begins a block collection at a column deeper than the one before. `before`: the token in front of which it begins. */
export function deepen(scanner: Scanner, column: number, kind: TokenKind, start: number, before?: Token): void {
  if (scanner.flowLevel > 0 || scanner.indent >= column) return;
  indentTo(scanner, column, start);
  if (before) insertBefore(scanner, before, kind, start);
  else addToken(scanner, kind, start, start);
}

export function indentTo(scanner: Scanner, column: number, start: number): void {
  scanner.indents.push(scanner.indent);
  scanner.indent = column;
  if (scanner.indents.length > deepest) failDepth(scanner, start);
}

/** Ends the block collections that are deeper than a column. */
export function returnTo(scanner: Scanner, column: number): void {
  if (scanner.flowLevel > 0) return;
  while (scanner.indent > column) {
    addToken(scanner, 'block-end', scanner.at, scanner.at);
    scanner.indent = scanner.indents.pop() ?? -1;
  }
}

/** Puts a token in front of another that was not taken yet. */
export function insertBefore(scanner: Scanner, before: Token, kind: TokenKind, start: number): void {
  const added = addToken(scanner, kind, start, start);
  scanner.tokens.pop();
  scanner.tokens.splice(scanner.tokens.lastIndexOf(before), 0, added);
}

export function enterFlow(scanner: Scanner): void {
  scanner.keys.push(undefined);
  scanner.flowLevel++;
  if (scanner.flowLevel > deepest) failDepth(scanner, scanner.at);
}

export function leaveFlow(scanner: Scanner): void {
  if (scanner.flowLevel === 0) return;
  scanner.flowLevel--;
  scanner.keys.pop();
}

function failDepth(scanner: Scanner, start: number): void {
  fail(scanner, start, start + 1, `mappings and sequences lie in each other more than ${deepest} deep`);
}
