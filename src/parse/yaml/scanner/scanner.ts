import type { YamlFault, NodeKind } from '../../tree.js';
import { codes, isBreak } from './characters.js';

/** A token of YAML. Those of block structure take no text: `blockMapping` begins where its first key stands. */
export type TokenKind =
  | 'end'
  | 'directive'
  | 'document-start'
  | 'document-end'
  | 'block-mapping'
  | 'block-sequence'
  | 'block-end'
  | 'flow-mapping'
  | 'flow-mapping-end'
  | 'flow-sequence'
  | 'flow-sequence-end'
  | 'flow-entry'
  | 'block-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** What a scalar says, an anchor is called, a tag stands for. */
  readonly text: string;
  readonly style: NodeKind;
  readonly line: number;
  /** Its place in the count of all tokens. */
  readonly number: number;
  /** It may turn out to begin a key: a `:` on its line decides. */
  mayBeKey: boolean;
  /** It has to: it stands where only keys stand. */
  hasToBeKey: boolean;
}

/**
 * The scanner of one document: what it has seen of the text, and the tokens that the parser has not taken yet. It follows the
 * scanner that kubectl has, rule by rule, since the specification's grammar reads many a broken manifest otherwise.
 * (go.yaml.in/yaml/v2 v2.4.3, scannerc.go)
 */
export interface Scanner {
  readonly text: string;
  readonly end: number;
  at: number;
  line: number;
  lineStart: number;
  flowLevel: number;
  indent: number;
  readonly indents: number[];
  keyAllowed: boolean;
  /** On each level of flow collections, the token that may begin a key. */
  readonly keys: (Token | undefined)[];
  readonly tokens: Token[];
  head: number;
  taken: number;
  /** The end of the scalar that was read last. */
  textEnd: number;
  /** Prefixes of tags by handle, from %TAG. */
  readonly handles: Map<string, string>;
  /** Beginnings and ends of comments. */
  readonly comments: number[];
  fault: YamlFault | undefined;
}

export function newScanner(text: string, start: number, end: number): Scanner {
  return {
    text,
    end,
    at: start,
    line: 0,
    lineStart: start,
    flowLevel: 0,
    indent: -1,
    indents: [],
    keyAllowed: true,
    keys: [undefined],
    tokens: [],
    head: 0,
    taken: 0,
    textEnd: start,
    handles: new Map(),
    comments: [],
    fault: undefined,
  };
}

/** The code unit at an offset; 0 from the end of the document on. */
export function codeAt(scanner: Scanner, offset: number): number {
  return offset < scanner.end ? scanner.text.charCodeAt(offset) : 0;
}

export function columnOf(scanner: Scanner): number {
  return scanner.at - scanner.lineStart;
}

/** Goes over a line break; gives it as scalars keep it. */
export function takeBreak(scanner: Scanner): string {
  const code = codeAt(scanner, scanner.at);
  scanner.at += code === codes.cr && codeAt(scanner, scanner.at + 1) === codes.lf ? 2 : 1;
  scanner.line++;
  scanner.lineStart = scanner.at;
  return code === codes.ls || code === codes.ps ? String.fromCharCode(code) : '\n';
}

/** The offset of the end of the line. */
export function lineEnd(scanner: Scanner, from: number): number {
  let offset = from;
  while (offset < scanner.end && !isBreak(scanner.text.charCodeAt(offset))) offset++;
  return offset;
}

/** Keeps the first fault and ends the scan. */
export function fail(scanner: Scanner, start: number, end: number, message: string, hint?: string): void {
  scanner.fault ??= {
    start,
    end: Math.max(start, Math.min(end, scanner.end)),
    message,
    ...(hint !== undefined && { hint }),
  };
  scanner.at = scanner.end;
}

/** Adds a token: on the line that the scanner has come to, unless its scalar began before. */
export function addToken(scanner: Scanner, kind: TokenKind, start: number, end: number, scalar?: Scalar): Token {
  const token: Token = {
    kind,
    start,
    end,
    text: scalar ? scalar.text : '',
    style: scalar ? scalar.style : 0,
    line: scalar?.line ?? scanner.line,
    number: scanner.taken + scanner.tokens.length - scanner.head,
    mayBeKey: false,
    hasToBeKey: false,
  };
  scanner.tokens.push(token);
  return token;
}

/** What a scalar says, and how it is written. */
export interface Scalar {
  readonly text: string;
  readonly style: NodeKind;
  /** The line on which it begins. */
  readonly line?: number;
}
