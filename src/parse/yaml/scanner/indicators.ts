import { scanBlockScalar } from './block-scalar.js';
import { codes, isBlankOrEnd } from './characters.js';
import { scanPlain } from './plain.js';
import { scanAnchor, scanTag } from './properties.js';
import { scanQuoted } from './quoted.js';
import type { Scanner, TokenKind } from './scanner.js';
import { addToken, codeAt, columnOf, fail } from './scanner.js';
import { deepen, enterFlow, giveUpKey, insertBefore, keyPlace, leaveFlow, offerKey, validKey } from './simple-keys.js';

type Fetch = (scanner: Scanner, code: number) => void;

/** What a token begins with, and how it is read. What stands not here begins a plain scalar, or nothing. */
export const signs: ReadonlyMap<number, Fetch> = new Map<number, Fetch>([
  [
    codes.openBracket,
    scanner => {
      fetchFlowStart(scanner, 'flow-sequence');
    },
  ],
  [
    codes.openBrace,
    scanner => {
      fetchFlowStart(scanner, 'flow-mapping');
    },
  ],
  [
    codes.closeBracket,
    scanner => {
      fetchFlowEnd(scanner, 'flow-sequence-end');
    },
  ],
  [
    codes.closeBrace,
    scanner => {
      fetchFlowEnd(scanner, 'flow-mapping-end');
    },
  ],
  [codes.comma, fetchFlowEntry],
  [codes.dash, fetchDash],
  [codes.question, fetchQuestion],
  [codes.colon, fetchColon],
  [
    codes.star,
    scanner => {
      scanAnchor(scanner, 'alias');
    },
  ],
  [
    codes.ampersand,
    scanner => {
      scanAnchor(scanner, 'anchor');
    },
  ],
  [codes.bang, scanTag],
  [codes.doubleQuote, scanQuoted],
  [codes.singleQuote, scanQuoted],
  [codes.bar, fetchBar],
  [codes.greater, fetchBar],
  [codes.tab, failTab],
  ...[codes.hash, codes.percent, 0x40, 0x60].map(code => [code, failSign] as const),
]);

export function fetchText(scanner: Scanner): void {
  scanPlain(scanner);
}

function fetchFlowStart(scanner: Scanner, kind: TokenKind): void {
  const place = keyPlace(scanner);
  const token = addToken(scanner, kind, scanner.at, scanner.at + 1);
  offerKey(scanner, token, place);
  enterFlow(scanner);
  scanner.keyAllowed = true;
  scanner.at++;
}

function fetchFlowEnd(scanner: Scanner, kind: TokenKind): void {
  giveUpKey(scanner);
  leaveFlow(scanner);
  scanner.keyAllowed = false;
  addOne(scanner, kind);
}

function fetchFlowEntry(scanner: Scanner): void {
  giveUpKey(scanner);
  scanner.keyAllowed = true;
  addOne(scanner, 'flow-entry');
}

function fetchDash(scanner: Scanner): void {
  if (!isBlankOrEnd(codeAt(scanner, scanner.at + 1))) {
    scanPlain(scanner);
    return;
  }
  if (scanner.flowLevel === 0) {
    if (!scanner.keyAllowed) {
      fail(
        scanner,
        scanner.at,
        scanner.at + 1,
        'a list item begins where none can stand',
        'begin the list on its own line, or put the text in quotes',
      );
    }
    deepen(scanner, columnOf(scanner), 'block-sequence', scanner.at);
  }
  giveUpKey(scanner);
  scanner.keyAllowed = true;
  addOne(scanner, 'block-entry');
}

function fetchQuestion(scanner: Scanner): void {
  if (scanner.flowLevel === 0 && !isBlankOrEnd(codeAt(scanner, scanner.at + 1))) {
    scanPlain(scanner);
    return;
  }
  if (scanner.flowLevel === 0) {
    if (!scanner.keyAllowed) {
      fail(scanner, scanner.at, scanner.at + 1, 'a "? " begins a key where none can stand', 'put the text in quotes');
    }
    deepen(scanner, columnOf(scanner), 'block-mapping', scanner.at);
  }
  giveUpKey(scanner);
  scanner.keyAllowed = scanner.flowLevel === 0;
  addOne(scanner, 'key');
}

function fetchColon(scanner: Scanner): void {
  if (scanner.flowLevel === 0 && !isBlankOrEnd(codeAt(scanner, scanner.at + 1))) {
    scanPlain(scanner);
    return;
  }
  const key = validKey(scanner, scanner.keys[scanner.keys.length - 1]);
  if (key) {
    insertBefore(scanner, key, 'key', key.start);
    const column = key.start - scanner.lineStart;
    deepen(scanner, column, 'block-mapping', key.start, scanner.tokens[scanner.tokens.lastIndexOf(key) - 1]);
    key.mayBeKey = false;
    scanner.keyAllowed = false;
  } else {
    beginValue(scanner);
  }
  addOne(scanner, 'value');
}

/** A colon without a key before it on its line: after `? `, or for an empty key. */
function beginValue(scanner: Scanner): void {
  if (scanner.flowLevel === 0) {
    if (!scanner.keyAllowed) failColon(scanner);
    deepen(scanner, columnOf(scanner), 'block-mapping', scanner.at);
  }
  scanner.keyAllowed = scanner.flowLevel === 0;
}

function failColon(scanner: Scanner): void {
  const text = scanner.text.slice(scanner.lineStart, scanner.at);
  const { at } = scanner;
  if (/^\s*[^\s:"'][^:]*$/.test(text)) {
    const hint = 'indent it like its siblings if it is a key; put the text above in quotes if it goes on here';
    fail(scanner, at, at + 1, 'this line continues the text above it, and a ": " cannot stand in that', hint);
  } else {
    const hint = 'put the value in quotes if the colon belongs to it; else begin a line with the key';
    fail(scanner, at, at + 1, 'a second ": " stands on a line where a value has begun', hint);
  }
}

function fetchBar(scanner: Scanner, code: number): void {
  if (scanner.flowLevel === 0) scanBlockScalar(scanner, code === codes.bar);
  else failSign(scanner, code);
}

function failTab(scanner: Scanner): void {
  fail(scanner, scanner.at, scanner.at + 1, 'a tab stands where blanks have to indent', 'indent with blanks');
}

function failSign(scanner: Scanner, code: number): void {
  const sign = String.fromCharCode(code);
  fail(scanner, scanner.at, scanner.at + 1, `text cannot begin with ${sign}`, 'put it in quotes');
}

function addOne(scanner: Scanner, kind: TokenKind): void {
  addToken(scanner, kind, scanner.at, scanner.at + 1);
  scanner.at++;
}
