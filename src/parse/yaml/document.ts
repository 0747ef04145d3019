import { dropRows, newComposer } from './composer/composer.js';
import { addScalar, nothingAt } from './composer/compose.js';
import { endOfGap } from '../trivia.js';
import type { YamlFault, ReadDocument, Rows } from '../tree.js';
import { codes } from './scanner/characters.js';
import { steps } from './collections.js';
import type { Reader } from './states.js';
import { readNode } from './reader.js';
import type { Scanner, Token } from './scanner/scanner.js';
import { fail, newScanner } from './scanner/scanner.js';
import { peek, take } from './scanner/tokens.js';

/** What was read of a document: its content or a fault, undefined where nothing stands; and where text is left that is not read. */
export interface Reading {
  readonly read: ReadDocument | YamlFault | undefined;
  readonly rest: number | undefined;
}

/** Reads the YAML document that stands between two offsets, as kubectl would. */
export function readYaml(text: string, start: number, end: number, rows: Rows): Reading {
  let first = start;
  while (text.charCodeAt(first) === codes.byteOrderMark) first++;
  const odd = unprintable.exec(text.slice(first, end));
  if (odd) return { read: failUnprintable(first + odd.index, odd[0]), rest: undefined };
  const scanner = newScanner(text, first, end);
  const composer = newComposer(rows, text);
  const reader: Reader = { scanner, composer, state: 'done', returns: [], last: first };
  const empty = begin(reader);
  while (reader.state !== 'done' && scanner.fault === undefined && composer.fault === undefined)
    steps[reader.state](reader);
  const next = (scanner.fault ?? composer.fault) ? undefined : peek(scanner);
  const fault = scanner.fault ?? composer.fault;
  if (fault) {
    dropRows(composer);
    return { read: fault, rest: undefined };
  }
  const rest = next ? restAfter(scanner, next) : undefined;
  if (empty || composer.value === undefined) return { read: undefined, rest };
  return {
    read: {
      value: composer.value,
      tree: { rows, root: composer.root },
      repeated: composer.repeated,
      comments: scanner.comments,
    },
    rest,
  };
}

/** What YAML forbids anywhere, even in comments: control characters, and halves of surrogate pairs. (readerc.go) */
const unprintable = new RegExp(
  [
    String.raw`[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]`,
    String.raw`[\ud800-\udbff](?![\udc00-\udfff])`,
    String.raw`(?<![\ud800-\udbff])[\udc00-\udfff]`,
  ].join('|'),
);

function failUnprintable(offset: number, character: string): YamlFault {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const hint = 'delete it, or write it as an escape in double quotes';
  return {
    start: offset,
    end: offset + 1,
    message: `the control character U+${code} stands here, and YAML allows none`,
    hint,
  };
}

/** Directives, the sign of the document's beginning, and its root. True where no document stands. */
function begin(reader: Reader): boolean {
  const { scanner, composer } = reader;
  let token = peek(scanner);
  if (token.kind === 'end') return true;
  const directives = token.kind === 'directive';
  while (token.kind === 'directive') {
    if (token.text.startsWith('YAML') && token.text !== 'YAML 1.1') {
      fail(
        scanner,
        token.start,
        token.end,
        'kubectl reads YAML 1.1 and refuses other versions',
        'take the directive away',
      );
    }
    take(scanner);
    token = peek(scanner);
  }
  const explicit = token.kind === 'document-start';
  if (explicit) take(scanner);
  else if (directives)
    fail(scanner, token.start, token.end, 'no --- follows the directives', 'put --- on a line of its own after them');
  const { kind, start } = peek(scanner);
  const none = kind === 'end' || kind === 'document-start' || kind === 'document-end' || kind === 'directive';
  if (explicit && none) addScalar(composer, nothingAt(start));
  else readNode(reader, 'block', 'done');
  return explicit && none;
}

/** Where text stands after the document: go-yaml reads one, and does not look at what follows it. */
function restAfter({ text, end }: Scanner, next: Token): number | undefined {
  if (next.kind === 'end') return undefined;
  if (next.kind !== 'document-end') return next.start;
  const rest = endOfGap(text, next.end, end);
  return rest < end ? rest : undefined;
}
