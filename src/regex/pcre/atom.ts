import type { ByteSet } from './byte-set.js';
import { complement, withBothCases } from './byte-set.js';
import { readClass } from './character-class.js';
import type { Cursor, Inner } from './cursor.js';
import { atEnd, fail, take } from './cursor.js';
import { readEscape } from './escape.js';
import { readGroup } from './group.js';
import type { PcreFlags, PcreNode } from './node.js';
import { isQuantifier, skipBlanks } from './quantifier.js';

/** One piece of a branch: a node (with whether a quantifier may follow), or a change of settings. */
export type Atom = { readonly node: PcreNode; readonly repeatable: boolean } | { readonly flags: PcreFlags };

const nothing: Atom = { node: { kind: 'sequence', of: [] }, repeatable: false };

export function readAtom(cursor: Cursor, flags: PcreFlags, inner: Inner): Atom {
  if (flags.extended) {
    const before = cursor.at;
    skipBlanks(cursor);
    if (cursor.at > before) return nothing;
  }
  if (isQuantifier(cursor))
    return { node: fail(cursor, 'a quantifier follows nothing that can be repeated'), repeatable: false };
  const character = take(cursor);
  switch (character) {
    case '(':
      return readGroup(cursor, flags, inner);
    case '[':
      return { node: { kind: 'byte', of: classSet(cursor, flags) }, repeatable: true };
    case '.':
      return {
        node: { kind: 'byte', of: flags.dotAll ? complement([]) : complement([[0x0a, 0x0a]]) },
        repeatable: true,
      };
    case '^':
      return { node: { kind: 'anchor', at: flags.multiline ? 'line-start' : 'text-start' }, repeatable: false };
    case '$':
      return { node: { kind: 'anchor', at: flags.multiline ? 'line-end' : 'last-line-end' }, repeatable: false };
    case '\\':
      return escaped(cursor, flags);
    default:
      return { node: literal(character, flags), repeatable: true };
  }
}

function escaped(cursor: Cursor, flags: PcreFlags): Atom {
  if (atEnd(cursor)) return { node: fail(cursor, 'a backslash ends the pattern'), repeatable: false };
  const node = readEscape(cursor, flags);
  return {
    node: node.kind === 'byte' ? { kind: 'byte', of: folded(node.of, flags) } : node,
    repeatable: node.kind !== 'anchor',
  };
}

function classSet(cursor: Cursor, flags: PcreFlags): ByteSet {
  const { negated, set } = readClass(cursor);
  return negated ? complement(folded(set, flags)) : folded(set, flags);
}

function literal(character: string, flags: PcreFlags): PcreNode {
  const byte = character.charCodeAt(0);
  return { kind: 'byte', of: folded([[byte, byte]], flags) };
}

function folded(set: ByteSet, { ignoreCase }: PcreFlags): ByteSet {
  return ignoreCase ? withBothCases(set) : set;
}
