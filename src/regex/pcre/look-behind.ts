import { childrenOf } from './children.js';
import type { PcreNode } from './node.js';

/** Whether a look-behind has a branch whose length varies. (pcre2pattern(3), "Lookbehind assertions") */
export function hasOpenLookBehind(node: PcreNode): boolean {
  if (node.kind === 'look' && node.behind) {
    const branches = node.of.kind === 'choice' ? node.of.of : [node.of];
    return branches.some(branch => lengthOf(branch) === undefined || hasOpenLookBehind(branch));
  }
  return childrenOf(node).some(hasOpenLookBehind);
}

/** How many bytes a node takes; undefined where that varies. */
export function lengthOf(node: PcreNode): number | undefined {
  switch (node.kind) {
    case 'byte':
      return 1;
    case 'anchor':
    case 'look':
      return 0;
    case 'back-reference':
      return undefined;
    case 'repeat': {
      const length = lengthOf(node.of);
      return length === undefined || node.least !== node.most ? undefined : length * node.least;
    }
    case 'group':
    case 'atomic':
      return lengthOf(node.of);
    case 'choice': {
      const lengths = new Set(node.of.map(lengthOf));
      return lengths.size === 1 ? [...lengths][0] : undefined;
    }
    case 'sequence': {
      let sum = 0;
      for (const one of node.of) sum += lengthOf(one) ?? NaN;
      return Number.isNaN(sum) ? undefined : sum;
    }
  }
}
