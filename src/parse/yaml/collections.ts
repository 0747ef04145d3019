import { close, open } from './composer/compose.js';
import { nodeKinds } from '../tree.js';
import { readDash, readKey, readLine } from './lines.js';
import { failBlock, failFlow } from './faults.js';
import type { Reader, State } from './states.js';
import { end, readNode, readNothing } from './reader.js';
import { peek, take } from './scanner/tokens.js';

/** What each state does with the next token. */
export const steps: Readonly<Record<Exclude<State, 'done'>, (reader: Reader) => void>> = {
  'block-item': blockItem,
  'flat-item': flatItem,
  'block-key': blockKey,
  'block-value': blockValue,
  'after-colon': afterColon,
  'after-dash': afterDash,
  'after-flat-dash': afterFlatDash,
  'flow-first-item': reader => {
    flowItem(reader, true);
  },
  'flow-item': reader => {
    flowItem(reader, false);
  },
  'pair-value': pairValue,
  'pair-end': pairEnd,
  'flow-first-key': reader => {
    flowKey(reader, true);
  },
  'flow-key': reader => {
    flowKey(reader, false);
  },
  'flow-value': flowValue,
  'flow-no-value': reader => {
    readNothing(reader, reader.last, 'flow-key');
  },
};

function blockItem(reader: Reader): void {
  if (readDash(reader, 'after-dash')) return;
  const { scanner } = reader;
  const token = peek(scanner);
  if (token.kind === 'block-entry') {
    take(scanner);
    reader.last = token.end;
    reader.state = 'after-dash';
  } else if (token.kind === 'block-end') {
    take(scanner);
    end(reader, reader.last);
  } else failBlock(reader, token, 'a dash');
}

function afterDash(reader: Reader): void {
  if (readLine(reader, 'block-item')) return;
  const { kind } = peek(reader.scanner);
  if (kind === 'block-entry' || kind === 'block-end') readNothing(reader, reader.last, 'block-item');
  else readNode(reader, 'block', 'block-item');
}

/** An item of a list that is not indented below its key. */
function flatItem(reader: Reader): void {
  if (readDash(reader, 'after-flat-dash')) return;
  const { scanner } = reader;
  const token = peek(scanner);
  if (token.kind !== 'block-entry') {
    end(reader, reader.last);
    return;
  }
  take(scanner);
  reader.last = token.end;
  reader.state = 'after-flat-dash';
}

function afterFlatDash(reader: Reader): void {
  if (readLine(reader, 'flat-item')) return;
  const { kind } = peek(reader.scanner);
  if (kind === 'block-entry' || endsEntry(kind)) readNothing(reader, reader.last, 'flat-item');
  else readNode(reader, 'block', 'flat-item');
}

function blockKey(reader: Reader): void {
  if (readKey(reader)) return;
  const { scanner } = reader;
  const token = peek(scanner);
  if (token.kind === 'key') {
    take(scanner);
    if (endsEntry(peek(scanner).kind)) readNothing(reader, token.end, 'block-value');
    else readNode(reader, 'below-key', 'block-value');
  } else if (token.kind === 'block-end') {
    take(scanner);
    end(reader, reader.last);
  } else failBlock(reader, token, 'a key');
}

function blockValue(reader: Reader): void {
  const { scanner } = reader;
  const token = peek(scanner);
  if (token.kind !== 'value') {
    readNothing(reader, reader.last, 'block-key');
    return;
  }
  take(scanner);
  reader.last = token.end;
  reader.state = 'after-colon';
}

function afterColon(reader: Reader): void {
  if (readLine(reader, 'block-key')) return;
  if (endsEntry(peek(reader.scanner).kind)) readNothing(reader, reader.last, 'block-key');
  else readNode(reader, 'below-key', 'block-key');
}

function endsEntry(kind: string): boolean {
  return kind === 'key' || kind === 'value' || kind === 'block-end';
}

function flowItem(reader: Reader, first: boolean): void {
  const { scanner } = reader;
  if (peek(scanner).kind !== 'flow-sequence-end' && !first && !takeComma(reader, ']')) return;
  const token = peek(scanner);
  if (token.kind === 'flow-sequence-end') {
    take(scanner);
    end(reader, token.end);
  } else if (token.kind === 'key') pair(reader, token.start);
  else readNode(reader, 'flow', 'flow-item');
}

/** `[a: 1]`: a mapping of one pair, without braces. */
function pair(reader: Reader, start: number): void {
  const { scanner } = reader;
  open(reader.composer, nodeKinds.flowMapping, start, undefined);
  take(scanner);
  const { kind, end: after } = peek(scanner);
  if (kind !== 'value' && kind !== 'flow-entry' && kind !== 'flow-sequence-end') {
    readNode(reader, 'flow', 'pair-value');
    return;
  }
  take(scanner);
  readNothing(reader, after, 'pair-value');
}

function pairValue(reader: Reader): void {
  const { scanner } = reader;
  if (peek(scanner).kind === 'value') {
    take(scanner);
    const { kind } = peek(scanner);
    if (kind !== 'flow-entry' && kind !== 'flow-sequence-end') {
      readNode(reader, 'flow', 'pair-end');
      return;
    }
  }
  readNothing(reader, reader.last, 'pair-end');
}

function pairEnd(reader: Reader): void {
  close(reader.composer, reader.last);
  reader.state = 'flow-item';
}

function flowKey(reader: Reader, first: boolean): void {
  const { scanner } = reader;
  if (peek(scanner).kind !== 'flow-mapping-end' && !first && !takeComma(reader, '}')) return;
  const token = peek(scanner);
  if (token.kind === 'flow-mapping-end') {
    take(scanner);
    end(reader, token.end);
  } else if (token.kind === 'key') {
    take(scanner);
    const { kind } = peek(scanner);
    if (kind === 'value' || kind === 'flow-entry' || kind === 'flow-mapping-end')
      readNothing(reader, token.end, 'flow-value');
    else readNode(reader, 'flow', 'flow-value');
  } else readNode(reader, 'flow', 'flow-no-value');
}

function flowValue(reader: Reader): void {
  const { scanner } = reader;
  const token = peek(scanner);
  if (token.kind === 'value') {
    take(scanner);
    const { kind } = peek(scanner);
    if (kind !== 'flow-entry' && kind !== 'flow-mapping-end') {
      readNode(reader, 'flow', 'flow-key');
      return;
    }
  }
  readNothing(reader, token.kind === 'value' ? token.end : reader.last, 'flow-key');
}

function takeComma(reader: Reader, closing: ']' | '}'): boolean {
  const token = peek(reader.scanner);
  if (token.kind === 'flow-entry') {
    take(reader.scanner);
    return true;
  }
  failFlow(reader, token, closing);
  return false;
}
