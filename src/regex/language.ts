import type { Regex } from '#model/match.js';
import type { ByteSet } from './pcre/byte-set.js';
import { isFolded } from './pcre/byte-set.js';
import type { PcreNode } from './pcre/node.js';
import type { Pcre } from './pcre/parse.js';
import { parsePcre } from './pcre/parse.js';
import { bytesOf, textOfBytes } from './pcre/bytes.js';
import { childrenOf } from './pcre/children.js';
import { programOf } from './backtracking/program.js';

/** What can be said for certain of the texts in which a regular expression finds a match. */
export interface Language {
  /** Every one of them begins so. */
  readonly beginning: string;
  /** Where upper and lower case are the same to it: how every one begins in lower case. */
  readonly lowered?: string;
  /** Whether it holds every text with this beginning, whatever follows. */
  readonly holdsAllAfter: (beginning: string) => boolean;
}

/** Reads RE2 as PCRE: on what both know they find the same texts, and the rest is not understood. */
export function languageOf(regex: Regex): Language | undefined {
  const read = readBoth(regex);
  if (!read) return undefined;
  const monotone = isMonotone(read.node);
  return {
    ...beginningsOf(read.node),
    holdsAllAfter: beginning => monotone && programOf(withoutEnds(read.node), read.groups)?.test(beginning) === true,
  };
}

/** How every text begins in which a regular expression finds a match. In RE2 letters have other cases beyond ASCII: only `beginning`. */
export function beginningsIn(regex: Regex): Pick<Language, 'beginning' | 'lowered'> {
  const read = readBoth(regex);
  if (!read) return { beginning: '' };
  const { beginning, lowered } = beginningsOf(read.node);
  return regex.flavour === 'pcre' && lowered !== undefined ? { beginning, lowered } : { beginning };
}

/** The tree of a pattern that RE2 and PCRE read alike, or of PCRE's own. */
export function readBoth({ pattern, flavour, ignoreCase }: Regex): Pcre | undefined {
  if (flavour === 're2' && !isShared(pattern)) return undefined;
  const read = parsePcre(pattern, ignoreCase);
  return 'fault' in read || read.open !== undefined ? undefined : read;
}

/** Whether RE2 and PCRE mean the same by a pattern, as far as it is easy to see. Without UTF a letter beyond ASCII is several bytes to PCRE. */
function isShared(pattern: string): boolean {
  const plain = /^(?:[^\\(]|\\[dDwWbBAz]|\\[^A-Za-z0-9]|\((?:\?(?:i?:|i\)|P?<\w+>))?(?!\?))*$/;
  return plain.test(pattern) && !/[*+?}]\+/.test(pattern) && bytesOf(pattern) === pattern;
}

function beginningsOf(node: PcreNode): Pick<Language, 'beginning' | 'lowered'> {
  const text = (caseless: boolean): string => wholeText(beginningOf(node, caseless).text);
  return { beginning: text(false), ...(isCaseless(node) && { lowered: text(true) }) };
}

/** The characters of the bytes; the last one is left out where it lacks a byte. */
function wholeText(bytes: string): string {
  return textOfBytes(bytes).replace(/[\udc80-\udcff].*$/s, '');
}

interface Beginning {
  readonly text: string;
  /** Nothing else can follow within the node: the next node goes on. */
  readonly whole: boolean;
}

/** The bytes that every match begins with, when it begins where the text does. */
function beginningOf(node: PcreNode, caseless: boolean): Beginning {
  if (node.kind !== 'sequence' || node.of[0]?.kind !== 'anchor' || node.of[0].at !== 'text-start')
    return { text: '', whole: false };
  return literalOf({ kind: 'sequence', of: node.of.slice(1) }, caseless);
}

function literalOf(node: PcreNode, caseless: boolean): Beginning {
  switch (node.kind) {
    case 'byte': {
      const byte = onlyByte(node.of, caseless);
      return byte === undefined ? { text: '', whole: false } : { text: String.fromCharCode(byte), whole: true };
    }
    case 'sequence': {
      let text = '';
      for (const one of node.of) {
        const begun = literalOf(one, caseless);
        text += begun.text;
        if (!begun.whole) return { text, whole: false };
      }
      return { text, whole: true };
    }
    case 'group':
    case 'atomic':
      return literalOf(node.of, caseless);
    case 'repeat':
      if (node.most === 0) return { text: '', whole: true };
      return { text: node.least > 0 ? literalOf(node.of, caseless).text : '', whole: false };
    case 'look':
    case 'anchor':
      return { text: '', whole: true };
    case 'choice':
    case 'back-reference':
      return { text: '', whole: false };
  }
}

function onlyByte(set: ByteSet, caseless: boolean): number | undefined {
  const bytes = set.flatMap(([from, to]) => (to - from > 1 ? [from, to, -1] : from === to ? [from] : [from, to]));
  const [first, second] = bytes;
  if (bytes.length === 1) return first;
  const isLetter = first !== undefined && first >= 0x41 && first <= 0x5a;
  return caseless && bytes.length === 2 && isLetter && second === first + 0x20 ? second : undefined;
}

function isCaseless(node: PcreNode): boolean {
  return everyNode(node, one => one.kind !== 'back-reference' && (one.kind !== 'byte' || isFolded(one.of)));
}

/** A match on a text is a match on every longer one, once the ends that it may ask for are gone. */
function isMonotone(node: PcreNode): boolean {
  return everyNode(node, one => {
    if (one.kind === 'look' || one.kind === 'atomic' || one.kind === 'back-reference') return false;
    if (one.kind === 'repeat') return one.mode !== 'possessive';
    return one.kind !== 'anchor' || one.at === 'text-start' || isEnd(one);
  });
}

/** The expression in which no end of the text is ever reached. */
function withoutEnds(node: PcreNode): PcreNode {
  switch (node.kind) {
    case 'sequence':
    case 'choice':
      return { kind: node.kind, of: node.of.map(withoutEnds) };
    case 'repeat':
    case 'group':
    case 'atomic':
    case 'look':
      return { ...node, of: withoutEnds(node.of) };
    case 'anchor':
      return isEnd(node) ? { kind: 'byte', of: [] } : node;
    case 'byte':
    case 'back-reference':
      return node;
  }
}

function isEnd({ at }: Extract<PcreNode, { kind: 'anchor' }>): boolean {
  return at === 'text-end' || at === 'last-line-end' || at === 'line-end';
}

function everyNode(node: PcreNode, holds: (node: PcreNode) => boolean): boolean {
  return holds(node) && childrenOf(node).every(one => everyNode(one, holds));
}
