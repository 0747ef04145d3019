import type { Kustomization } from '../file/kustomization.js';
import { mappingsOf, textOf } from '../file/fields.js';
import type { Site } from '../file/site.js';
import { isSelected } from '../identity/id.js';
import type { Item } from '../identity/item.js';
import { anyIds, currentId } from '../identity/item.js';
import { changedField } from '../specs/changed-field.js';
import type { FieldSpec } from '../specs/field-spec.js';
import type { Mapping } from '../tree/node.js';
import { fieldOf, placeOf } from '../tree/node.js';
import { isRefused, refused } from '../tree/refused.js';
import { changedItems } from './each-item.js';

/** The objects with the replicas that a kustomization says. (kustomize api v0.21.2, internal/builtins/ReplicaCountTransformer.go) */
export function withReplicas(
  items: readonly Item[],
  { node }: Kustomization,
  specs: readonly FieldSpec[],
  site: Site,
): readonly Item[] {
  let counted = items;
  for (const entry of mappingsOf(node, 'replicas')) counted = withCount(counted, entry, specs, site);
  return counted;
}

function withCount(items: readonly Item[], entry: Mapping, specs: readonly FieldSpec[], site: Site): readonly Item[] {
  const name = textOf(entry, 'name') ?? '';
  const count = fieldOf(entry, 'count') ?? { kind: 'scalar' as const, value: 0, from: entry.from };
  const isMeant = (item: Item, spec: FieldSpec): boolean =>
    anyIds(item).some(id => id.name === name && isSelected(id, spec));
  if (!items.some(item => specs.some(spec => isMeant(item, spec)))) {
    site.noted({ kind: 'object-unmatched', at: placeOf(entry), field: 'replicas', id: name, found: 0 });
    return items;
  }
  return changedItems(items, { field: 'replicas', from: entry.from }, site, item => {
    let changed = item;
    for (const spec of specs.filter(one => isMeant(item, one))) {
      const node = changedField(changed.node, currentId(changed), spec, {
        set: there => (there.kind === 'scalar' ? count : refused('replicas are to be a single value')),
        made: 'scalar',
        from: count.from,
      });
      if (isRefused(node)) return node;
      changed = { ...changed, node };
    }
    return changed;
  });
}
