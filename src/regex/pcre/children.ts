import type { PcreNode } from './node.js';

/** The nodes that a node is made of. */
export function childrenOf(node: PcreNode): readonly PcreNode[] {
  switch (node.kind) {
    case 'sequence':
    case 'choice':
      return node.of;
    case 'repeat':
    case 'group':
    case 'atomic':
    case 'look':
      return [node.of];
    case 'byte':
    case 'anchor':
    case 'back-reference':
      return [];
  }
}
