import { addAlias } from './composer/aliases.js';
import { addScalar, close, nothingAt, open } from './composer/compose.js';
import type { NodeKind } from '../tree.js';
import { nodeKinds } from '../tree.js';
import { failContent } from './faults.js';
import type { Token, TokenKind } from './scanner/scanner.js';
import type { Reader, State } from './states.js';
import { peek, take } from './scanner/tokens.js';

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
    reader.last = token.end;
    addScalar(composer, token, tag, anchor);
    take(scanner);
    return;
  }
  if (opens(reader, token, place, back, anchor)) return;
  if (anchor !== undefined || tag !== undefined) addScalar(composer, nothingAt(reader.last), tag, anchor);
  else failContent(reader, token);
}

/** Nothing stands where a node could. */
export function readNothing(reader: Reader, offset: number, next: State): void {
  addScalar(reader.composer, nothingAt(offset));
  reader.state = next;
}

/** Closes a collection and returns to what is awaited after it. */
export function end(reader: Reader, offset: number): void {
  reader.last = offset;
  close(reader.composer, offset);
  reader.state = reader.returns.pop() ?? 'done';
}

/** The collections that a token begins, and what is awaited in them. */
const openings: Readonly<Partial<Record<TokenKind, { readonly kind: NodeKind; readonly state: State }>>> = {
  'flow-sequence': { kind: nodeKinds.flowSequence, state: 'flow-first-item' },
  'flow-mapping': { kind: nodeKinds.flowMapping, state: 'flow-first-key' },
  'block-sequence': { kind: nodeKinds.sequence, state: 'block-item' },
  'block-mapping': { kind: nodeKinds.mapping, state: 'block-key' },
  'block-entry': { kind: nodeKinds.sequence, state: 'flat-item' },
};

/** Opens the collection that a token begins, if it may stand here; a list without indentation begins with its first dash. */
function opens(reader: Reader, token: Token, place: Place, back: State, anchor: string | undefined): boolean {
  const opening = openings[token.kind];
  if (!opening || (place === 'flow' && !token.kind.startsWith('flow'))) return false;
  const flat = token.kind === 'block-entry';
  if (flat && place !== 'below-key') return false;
  open(reader.composer, opening.kind, token.start, anchor);
  reader.returns.push(back);
  reader.state = opening.state;
  reader.last = Math.max(reader.last, token.end);
  if (!flat) take(reader.scanner);
  return true;
}
