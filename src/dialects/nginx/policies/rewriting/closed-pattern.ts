import type { PcreNode } from '#regex/pcre/node.js';

/** Whether an expression, however it matches, has come to the end of the path: nothing can follow what it names. */
export function isClosed(node: PcreNode): boolean {
  switch (node.kind) {
    case 'anchor':
      return node.at === 'text-end' || node.at === 'last-line-end';
    case 'sequence':
      return node.of.some(isClosed);
    case 'choice':
      return node.of.every(isClosed);
    case 'group':
    case 'atomic':
      return isClosed(node.of);
    case 'repeat':
      return node.least > 0 && isClosed(node.of);
    case 'byte':
    case 'look':
    case 'back-reference':
      return false;
  }
}
