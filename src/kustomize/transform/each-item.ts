import type { Item } from '../identity/item.js';
import { currentId } from '../identity/item.js';
import { idText } from '../identity/id.js';
import type { Site } from '../file/site.js';
import type { Source } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { isRefused } from '../tree/refused.js';
import { withSharedChanges } from '../tree/shared.js';

/** The field of a kustomization that a transformer stands in. */
export interface Asked {
  readonly field: string;
  readonly from: Source;
}

/** The objects, each changed; one for which kustomize refuses it stays as it is, and that is noted. */
export function changedItems(
  items: readonly Item[],
  { field, from }: Asked,
  site: Site,
  change: (item: Item) => Item | Refused | undefined,
): readonly Item[] {
  return items.flatMap(item => {
    const changed = change(item);
    if (changed === undefined) return [];
    if (!isRefused(changed)) return { ...changed, node: withSharedChanges(item.node, changed.node) };
    const { because } = changed;
    site.noted({ kind: 'step-refused', at: from.locate(from.path), field, id: idText(currentId(item)), because });
    return item;
  });
}
