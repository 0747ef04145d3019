import type { ByteSet } from '../pcre/byte-set.js';
import { byteSet } from '../pcre/byte-set.js';
import type { PcreNode } from '../pcre/node.js';

/** The same expression with fewer nodes: a choice between single bytes is one byte of a set, a sequence of one its part. */
export function simplified(node: PcreNode): PcreNode {
  switch (node.kind) {
    case 'choice': {
      const of = node.of.map(simplified);
      const sets = of.flatMap((one): readonly ByteSet[] => (one.kind === 'byte' ? [one.of] : []));
      return sets.length === of.length ? { kind: 'byte', of: byteSet(sets.flat()) } : { kind: 'choice', of };
    }
    case 'sequence': {
      const of = node.of.map(simplified);
      return of.length === 1 && of[0] ? of[0] : { kind: 'sequence', of };
    }
    case 'repeat':
    case 'group':
    case 'atomic':
    case 'look':
      return { ...node, of: simplified(node.of) };
    case 'byte':
    case 'anchor':
    case 'back-reference':
      return node;
  }
}

export function sizeOf(node: PcreNode): number {
  switch (node.kind) {
    case 'choice':
    case 'sequence':
      return node.of.reduce((sum, one) => sum + sizeOf(one), 1);
    case 'repeat':
    case 'group':
    case 'atomic':
    case 'look':
      return 1 + sizeOf(node.of);
    case 'byte':
    case 'anchor':
    case 'back-reference':
      return 1;
  }
}

/** Whether every match begins where the text does. */
export function begins(node: PcreNode): boolean {
  switch (node.kind) {
    case 'anchor':
      return node.at === 'text-start';
    case 'sequence': {
      const [first] = node.of;
      return first !== undefined && begins(first);
    }
    case 'choice':
      return node.of.every(begins);
    case 'group':
    case 'atomic':
      return begins(node.of);
    case 'repeat':
    case 'look':
    case 'byte':
    case 'back-reference':
      return false;
  }
}
