import type { Concatenation, Element, NFA, NoParent } from 'refa';
import type { Regex } from '#model/match.js';
import { bytesOf } from './pcre/bytes.js';
import type { ByteRange } from './pcre/byte-set.js';
import type { PcreNode } from './pcre/node.js';
import { refa } from './engines.js';
import { readBoth } from './language.js';

/**
 * Whether every path that begins so, or in which the narrow expression finds a match, holds a match of the wide one; undefined
 * where that is not found out within bounds. A path is taken as its bytes between any number of signs for its start and its
 * end, so that anchors are signs like others.
 */
export function contains(wide: Regex, narrow: Regex | { readonly beginning: string }): boolean | undefined {
  const outer = findingOf(wide);
  const inner = 'beginning' in narrow ? literalOf(narrow.beginning) : findingOf(narrow);
  if (!outer || !inner) return undefined;
  const { DFA, NFA, isDisjointWith, TooManyNodesError } = refa();
  try {
    const others = DFA.fromFA(NFA.fromRegex(outer, options, {}, nodes()), new DFA.LimitedNodeFactory(most));
    others.complement();
    const paths = NFA.fromIntersection(
      NFA.fromRegex(universe(), options, {}, nodes()),
      NFA.fromRegex(inner, options, {}, nodes()),
      nodes(),
    );
    return isDisjointWith(paths, others, most);
  } catch (error) {
    if (error instanceof TooManyNodesError) return undefined;
    throw error;
  }
}

/** How many states an automaton may have. */
const most = 2_000;
const start = 0x100;
const end = 0x101;
const options = { maxCharacter: end };

type Branch = NoParent<Concatenation>;
type Part = NoParent<Element>;

function nodes(): NFA.LimitedNodeFactory {
  return new (refa().NFA.LimitedNodeFactory)(most);
}

/** Signs for the start, a path, and signs for the end. */
function universe(): Branch {
  return branch([
    repeated([branch([oneOf([[start, start]])])], 1),
    slash(),
    repeated([branch([oneOf([[0, 0xff]])])], 0),
    repeated([branch([oneOf([[end, end]])])], 1),
  ]);
}

function slash(): Part {
  return oneOf([[0x2f, 0x2f]]);
}

function literalOf(beginning: string): Branch {
  const bytes = Array.from(bytesOf(beginning), byte => byte.charCodeAt(0));
  return branch([
    repeated([branch([oneOf([[start, start]])])], 1),
    ...bytes.map(byte => oneOf([[byte, byte]])),
    anything(),
  ]);
}

/** The texts in which a regular expression finds a match; undefined where it looks around, refers back or does not backtrack. */
function findingOf(regex: Regex): Branch | undefined {
  const read =
    regex.flavour === 're2' && (regex.ignoreCase || regex.pattern.includes('(?i')) ? undefined : readBoth(regex);
  const parts = read && partsOf(read.node, regex.flavour === 'pcre');
  return parts && branch([anything(), ...parts, anything()]);
}

function partsOf(node: PcreNode, breaks: boolean): readonly Part[] | undefined {
  switch (node.kind) {
    case 'byte':
      return [oneOf(node.of)];
    case 'sequence': {
      const parts = node.of.map(one => partsOf(one, breaks));
      return parts.every(one => one !== undefined) ? parts.flat() : undefined;
    }
    case 'choice': {
      const parts = node.of.map(one => partsOf(one, breaks));
      return parts.every(one => one !== undefined) ? [choice(parts.map(branch))] : undefined;
    }
    case 'repeat': {
      const parts =
        node.mode === 'possessive' || Math.max(node.least, node.most === Infinity ? 0 : node.most) > 100
          ? undefined
          : partsOf(node.of, breaks);
      return parts && [repeated([branch(parts)], node.least, node.most)];
    }
    case 'group':
      return partsOf(node.of, breaks);
    case 'anchor':
      if (node.at === 'text-start') return [oneOf([[start, start]])];
      if (node.at === 'text-end' || (node.at === 'last-line-end' && !breaks)) return [oneOf([[end, end]])];
      return node.at === 'last-line-end'
        ? [choice([branch([oneOf([[end, end]])]), branch([oneOf([[0x0a, 0x0a]]), oneOf([[end, end]])])])]
        : undefined;
    case 'atomic':
    case 'look':
    case 'back-reference':
      return undefined;
  }
}

function anything(): Part {
  return repeated([branch([oneOf([[0, end]])])], 0);
}

function oneOf(ranges: readonly ByteRange[]): Part {
  return {
    type: 'CharacterClass',
    characters: refa()
      .CharSet.empty(end)
      .union(ranges.map(([min, max]) => ({ min, max }))),
  };
}

function choice(alternatives: readonly Branch[]): Part {
  return { type: 'Alternation', alternatives: [...alternatives] };
}

function repeated(alternatives: readonly Branch[], min: number, max = Infinity): Part {
  return { type: 'Quantifier', alternatives: [...alternatives], min, max, lazy: false };
}

function branch(elements: readonly Part[]): Branch {
  return { type: 'Concatenation', elements: [...elements] };
}
