import { unquoted } from '../values/go-string.js';

/** A piece of a rule. `end` stands where Go puts a semicolon at the end of a line, and at the end of the rule. */
export type Token =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: '(' | ')' | ',' | '!' | '&&' | '||' }
  | { readonly kind: 'line-end' }
  | { readonly kind: 'other'; readonly text: string };

/**
 * The tokens of a rule, which is a Go expression: Go's string literals, comments and the line-end rule (a line break after
 * a name, a literal or a closing parenthesis ends the expression). (traefik v3.7.9, pkg/rules/parser.go, through
 * vulcand/predicate v1.3.0 and Go 1.25, go/scanner/scanner.go)
 */
export function tokensOf(rule: string): readonly Token[] | { readonly fault: string } {
  const tokens: Token[] = [];
  for (let at = rule.startsWith('\uFEFF') ? 1 : 0; at < rule.length;) {
    const piece = pieceAt(rule, at);
    if ('fault' in piece) return piece;
    if (piece.breaksLine && endsExpression(tokens.at(-1))) tokens.push({ kind: 'line-end' });
    if (piece.token) tokens.push(piece.token);
    at += piece.length;
  }
  return tokens;
}

interface Piece {
  readonly length: number;
  readonly token?: Token;
  readonly breaksLine?: boolean;
}

const blank = /[ \t\r\n]+/y;
const lineComment = /\/\/[^\n]*/y;
const blockComment = /\/\*[^]*?\*\//y;
const raw = /`([^`]*)`/y;
const inDoubleQuotes = /"((?:[^"\\\n]|\\[^\n])*)"/y;
const name = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
const operator = /&&|\|\||[(),!]/y;

function pieceAt(rule: string, at: number): Piece | { readonly fault: string } {
  const spaces = matchAt(blank, rule, at);
  if (spaces) return { length: spaces[0].length, breaksLine: spaces[0].includes('\n') };
  const comment = matchAt(lineComment, rule, at) ?? matchAt(blockComment, rule, at);
  if (comment) return { length: comment[0].length, breaksLine: comment[0].includes('\n') };
  const backquoted = matchAt(raw, rule, at);
  if (backquoted)
    return {
      length: backquoted[0].length,
      token: { kind: 'string', text: (backquoted[1] ?? '').replaceAll('\r', '') },
    };
  const literal = matchAt(inDoubleQuotes, rule, at);
  if (literal) return literalPiece(literal[0], literal[1] ?? '');
  const word = matchAt(name, rule, at);
  if (word) return { length: word[0].length, token: { kind: 'name', text: word[0] } };
  const sign = matchAt(operator, rule, at);
  // The expression has just these alternatives.
  if (sign) return { length: sign[0].length, token: { kind: sign[0] as '(' | ')' | ',' | '!' | '&&' | '||' } };
  const character = String.fromCodePoint(rule.codePointAt(at) ?? 0);
  return character === '`' || character === '"'
    ? { fault: `the string that begins with ${rule.slice(at, at + 20)} does not end` }
    : { length: character.length, token: { kind: 'other', text: character } };
}

function literalPiece(whole: string, body: string): Piece | { readonly fault: string } {
  const read = unquoted(body);
  return 'fault' in read ? read : { length: whole.length, token: { kind: 'string', text: read.text } };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function endsExpression(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'name' || token.kind === 'string' || token.kind === ')');
}
