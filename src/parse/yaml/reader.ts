import { addAlias } from '../aliases.js';
import { addScalar, close, open } from '../compose.js';
import type { Composer } from '../composer.js';
import { nodeKinds } from '../tree.js';
import { failContent } from './faults.js';
import type { Scanner, Token } from './scanner.js';
import { peek, take } from './tokens.js';

/** Where the reader is among the tokens, and where it returns to at the end of a node. */
export interface Reader {
  readonly scanner: Scanner;
  readonly composer: Composer;
  state: State;
  readonly returns: State[];
  /** The end of the last scalar, alias or bracket. */
  last: number;
}

/** What is awaited. (go.yaml.in/yaml/v2 v2.4.3, parserc.go) */
export type State =
  | 'done'
  | 'block-item'
  | 'flat-item'
  | 'block-key'
  | 'block-value'
  | 'after-colon'
  | 'after-dash'
  | 'after-flat-dash'
  | 'flow-first-item'
  | 'flow-item'
  | 'pair-value'
  | 'pair-end'
  | 'flow-first-key'
  | 'flow-key'
  | 'flow-value'
  | 'flow-no-value';

/** Where a node stands decides which may stand there: block collections not in flow ones, lists without indentation below keys. */
export type Place = 'block' | 'below-key' | 'flow';

/** Reads a node: its properties, then an alias, a scalar, or the beginning of a collection. Returns to a state at its end. */
export function readNode(reader: Reader, place: Place, back: State): void {
  const { scanner, composer } = reader;
  reader.state = back;
  let token = peek(scanner);
  if (token.kind === 'alias') {
    reader.last = token.end;
    addAlias(composer, token.text, token.start, token.end);
    take(scanner);
    return;
  }
  let anchor: string | undefined;
  let tag: string | undefined;
  while ((token.kind === 'anchor' && anchor === undefined) || (token.kind === 'tag' && tag === undefined)) {
    if (token.kind === 'anchor') anchor = token.text;
    else tag = token.text;
    reader.last = token.end;
    take(scanner);
    token = peek(scanner);
  }
  if (token.kind === 'scalar') {
    const { style: kind, start, end, text } = token;
    reader.last = end;
    addScalar(composer, kind, start, end, text, tag, anchor);
    take(scanner);
    return;
  }
  if (opens(reader, token, place, back, anchor)) return;
  if (anchor !== undefined || tag !== undefined)
    addScalar(composer, nodeKinds.empty, reader.last, reader.last, '', tag, anchor);
  else failContent(reader, token);
}

/** Nothing stands where a node could. */
export function readNothing(reader: Reader, offset: number, next: State): void {
  addScalar(reader.composer, nodeKinds.empty, offset, offset, '', undefined, undefined);
  reader.state = next;
}

/** Closes a collection and returns to what is awaited after it. */
export function end(reader: Reader, offset: number): void {
  reader.last = offset;
  close(reader.composer, offset);
  reader.state = reader.returns.pop() ?? 'done';
}

/** The states of the collections that a token begins; an unindented list begins with its first dash. */
function opens(reader: Reader, token: Token, place: Place, back: State, anchor: string | undefined): boolean {
  switch (token.kind) {
    case 'flow-sequence':
      return begin(reader, token, nodeKinds.flowSequence, 'flow-first-item', back, anchor);
    case 'flow-mapping':
      return begin(reader, token, nodeKinds.flowMapping, 'flow-first-key', back, anchor);
    case 'block-sequence':
      return place !== 'flow' && begin(reader, token, nodeKinds.sequence, 'block-item', back, anchor);
    case 'block-mapping':
      return place !== 'flow' && begin(reader, token, nodeKinds.mapping, 'block-key', back, anchor);
    case 'block-entry':
      return place === 'below-key' && begin(reader, token, nodeKinds.sequence, 'flat-item', back, anchor);
    default:
      return false;
  }
}

function begin(
  reader: Reader,
  token: Token,
  kind: (typeof nodeKinds)[keyof typeof nodeKinds],
  state: State,
  back: State,
  anchor: string | undefined,
): true {
  open(reader.composer, kind, token.start, anchor);
  reader.returns.push(back);
  reader.state = state;
  reader.last = Math.max(reader.last, token.end);
  if (token.kind !== 'block-entry') take(reader.scanner);
  return true;
}
