import { mappingsOf, textsOf } from '../file/fields.js';
import type { Kustomization } from '../file/kustomization.js';
import type { Site } from '../file/site.js';
import { idText, isSameId } from '../identity/id.js';
import type { Item } from '../identity/item.js';
import { anyIds, currentId, itemOf, withPrevious } from '../identity/item.js';
import { compiledSelector } from '../identity/selector.js';
import { jsonPatched } from '../merge/json-patch.js';
import { schemaOf } from '../merge/merge-schema.js';
import { merged } from '../merge/strategic-merge.js';
import type { Mapping, Node } from '../tree/node.js';
import { fieldOf, isNothing, mappingNode, nodeAt, placeOf, withField, withNodeAt } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { isRefused, refused } from '../tree/refused.js';
import { withoutShared } from '../tree/shared.js';
import { withTexts } from '../tree/texts.js';
import { changedItems } from './each-item.js';
import type { Patch, PatchContent } from './patches.js';
import { mergePatchOf, patchOf, targetText } from './patches.js';

/** The objects with the patches of a kustomization: first those under an older name, then `patches`. */
export function withPatches(items: readonly Item[], kustomization: Kustomization, site: Site): readonly Item[] {
  const { node } = kustomization;
  const patches = [
    ...textsOf(node, 'patchesStrategicMerge').map(one => mergePatchOf(one, kustomization, site)),
    ...mappingsOf(node, 'patches').map(one => patchOf(one, 'patches', kustomization, site)),
  ];
  return applied(items, patches, site);
}

/** The objects with the JSON patches of a kustomization that stand under an older name. */
export function withJsonPatches(items: readonly Item[], kustomization: Kustomization, site: Site): readonly Item[] {
  const field = 'patchesJson6902';
  const entries = mappingsOf(kustomization.node, field);
  return applied(
    items,
    entries.map(one => patchOf(one, field, kustomization, site)),
    site,
  );
}

function applied(items: readonly Item[], patches: readonly (Patch | undefined)[], site: Site): readonly Item[] {
  let patched = items;
  for (const patch of patches) if (patch) patched = withPatch(patched, patch, site);
  return patched;
}

function withPatch(items: readonly Item[], patch: Patch, site: Site): readonly Item[] {
  const { content, target, field, entry } = patch;
  if (target) return withTargeted(items, patch, site);
  if (content.kind === 'merge') {
    let patched = items;
    for (const part of content.parts) patched = withPart(patched, part, patch, site);
    return patched;
  }
  site.noted({ kind: 'step-refused', at: placeOf(entry), field, because: 'a JSON patch wants a target' });
  return items;
}

/** A patch without a target is for the one object of its name. */
function withPart(items: readonly Item[], part: Mapping, patch: Patch, site: Site): readonly Item[] {
  const id = currentId(itemOf(part));
  const found = items.filter(item => anyIds(item).some(one => isSameId(one, id)));
  if (found.length !== 1) {
    const at = placeOf(nodeAt(part, ['metadata', 'name']) ?? part);
    site.noted({ kind: 'object-unmatched', at, field: patch.field, id: idText(id), found: found.length });
    return items;
  }
  const asked = { field: patch.field, from: part.from };
  const written = patch.field === 'patches' ? part : withMetadataTexts(part);
  return changedItems(items, asked, site, item => (item === found[0] ? withMerged(item, written, patch) : item));
}

function withTargeted(items: readonly Item[], patch: Patch, site: Site): readonly Item[] {
  const { content, target = {}, field, entry } = patch;
  const compiled = compiledSelector(target);
  const because =
    'invalid' in compiled
      ? compiled.invalid
      : content.kind === 'merge' && content.parts.length > 1
        ? 'several patches stand in it, and a target is for one'
        : field === 'patchesJson6902' && target.name === undefined
          ? 'its target wants a name'
          : undefined;
  if (because !== undefined || 'invalid' in compiled) {
    site.noted({ kind: 'step-refused', at: placeOf(fieldOf(entry, 'target') ?? entry), field, because: because ?? '' });
    return items;
  }
  const selected = new Set(items.filter(compiled.selects.item));
  if (selected.size === 0)
    site.noted({
      kind: 'entry-idle',
      at: placeOf(fieldOf(entry, 'target') ?? entry),
      field,
      what: 'unmatched',
      wants: targetText(target),
    });
  return changedItems(items, { field, from: entry.from }, site, item =>
    selected.has(item) ? withContent(item, content, patch) : item,
  );
}

function withContent(item: Item, content: PatchContent, patch: Patch): Item | Refused | undefined {
  if (content.kind === 'merge') {
    const [part] = content.parts;
    const apiVersion = fieldOf(item.node, 'apiVersion');
    return part && withMerged(item, withField(withMetadataTexts(part), 'apiVersion', apiVersion), patch);
  }
  const node = jsonPatched(withoutShared(withOwnAnnotations(item, patch)), content.operations);
  if (isRefused(node)) return node;
  if (node.kind !== 'mapping') return refused('nothing of the object would be left');
  return { ...(patch.field === 'patches' ? withPrevious(item) : item), node };
}

/** A patch that is copied for each object takes labels and annotations for texts: null is `null`, and takes nothing away. (resmap/reswrangler.go: ApplySmPatch) */
function withMetadataTexts(part: Mapping): Mapping {
  return withTexts(withTexts(part, ['metadata', 'labels']), ['metadata', 'annotations']);
}

/** kustomize notes in the annotations what an object was called, and sees them when the patch is applied. (internal/builtins/PatchTransformer.go) */
function withOwnAnnotations({ node, previous }: Item, { field }: Patch): Mapping {
  const path = ['metadata', 'annotations'];
  const isNoted = field === 'patches' || previous.length > 0;
  return isNoted && isNothing(nodeAt(node, path)) ? withNodeAt(node, path, mappingNode([], node.from)) : node;
}

/** Kind, name and namespace stay as they are, unless the patch is allowed to change them. (kustomize api v0.21.2, resource/resource.go: ApplySmPatch) */
function withMerged(item: Item, part: Mapping, patch: Patch): Item | Refused | undefined {
  const { allowNameChange, allowKindChange } = patch;
  const node = merged(item.node, part, schemaOf(currentId(item)));
  if (node === undefined || isRefused(node)) return node;
  if (node.kind !== 'mapping') return undefined;
  const kept: readonly (readonly string[])[] = [
    ...(allowKindChange ? [] : [['kind']]),
    ...(allowNameChange ? [] : [['metadata', 'name']]),
    ['metadata', 'namespace'],
  ];
  let result: Mapping = node;
  for (const keys of kept) result = withNodeAt(result, keys, keptNode(item, keys));
  return { ...(allowNameChange || allowKindChange ? withPrevious(item) : item), node: result };
}

function keptNode({ node }: Item, keys: readonly string[]): Node | undefined {
  return nodeAt(node, keys);
}
