import type { Node } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';

/** What comes of a merge: nothing, where the patch takes it away. */
export type Merged = Node | Refused | undefined;
