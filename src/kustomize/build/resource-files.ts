import { parseManifest } from '#parse/manifests.js';
import type { Site } from '../file/site.js';
import { namedFile } from '../file/site.js';
import { idText, isSameId } from '../identity/id.js';
import type { Item } from '../identity/item.js';
import { currentId, itemOf } from '../identity/item.js';
import type { Scalar } from '../tree/node.js';
import { nodeAt, placeOf } from '../tree/node.js';
import { nodeOf } from '../tree/read-node.js';

/** The objects of a file that a kustomization names. */
export function itemsInFile(file: string, path: Scalar, site: Site): readonly Item[] {
  const read = namedFile(site, file, { field: 'resources', from: path.from });
  if (!read) return [];
  const { resources, unreadable, ignoredAs } = parseManifest(file, read.text);
  for (const one of unreadable) site.unread(one);
  for (const { at, as } of ignoredAs) {
    if (!as.startsWith('a list, ')) site.noted({ kind: 'no-resource', at, path: file, found: as });
  }
  return resources.flatMap(one => {
    const { locate, plainText, value, kind, name, repeated, faultyBytes } = one;
    const node = nodeOf({ locate, value, ...(plainText && { plainText }) }, { kind, name });
    if (node.kind !== 'mapping') return [];
    return [itemOf(node, { ...(repeated && { repeated }), ...(faultyBytes && { faultyBytes }) })];
  });
}

/** The objects with more of them; one that is there already is not taken. (kustomize api v0.21.2, resmap/reswrangler.go: Append) */
export function appendedItems(items: readonly Item[], more: readonly Item[], site: Site): readonly Item[] {
  const all = [...items];
  const known = new Map<string, Item[]>();
  const itemKey = (item: Item): string => `${currentId(item).kind} ${currentId(item).name}`;
  for (const item of all) known.set(itemKey(item), [...(known.get(itemKey(item)) ?? []), item]);
  for (const item of more) {
    const alike = known.get(itemKey(item)) ?? [];
    const first = alike.find(one => isSameId(currentId(one), currentId(item)));
    if (!first) {
      all.push(item);
      known.set(itemKey(item), [...alike, item]);
      continue;
    }
    const at = placeOf(nodeAt(item.node, ['metadata', 'name']) ?? item.node);
    const id = idText(currentId(item));
    site.noted({
      kind: 'resource-twice',
      at,
      id,
      first: placeOf(nodeAt(first.node, ['metadata', 'name']) ?? first.node),
    });
  }
  return all;
}
