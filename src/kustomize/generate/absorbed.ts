import type { Id } from '../identity/id.js';
import { idText, isSameId } from '../identity/id.js';
import type { Item } from '../identity/item.js';
import { anyIds, currentId } from '../identity/item.js';
import type { Site } from '../file/site.js';
import type { Mapping, Node } from '../tree/node.js';
import { fieldOf, mappingNode, nodeAt, placeOf, scalarText, textNode, withField, withNodeAt } from '../tree/node.js';
import { base64InLines } from './base64.js';
import type { Generated } from './generated.js';

/** The objects with one that was generated: beside them, in the place of one, or merged into it. (kustomize api v0.21.2, resmap/reswrangler.go: appendReplaceOrMerge) */
export function absorbed(items: readonly Item[], generated: Generated, site: Site): readonly Item[] {
  const { item, behavior, field } = generated;
  const id = currentId(item);
  const found = items.filter(one => anyIds(one).some(other => isSameId(other, id)));
  const [old] = found;
  const isNew = behavior === 'create';
  if (isNew ? old !== undefined : found.length !== 1 || !old) {
    noteUnfit(generated, id, found, site);
    return items;
  }
  if (isNew || !old) return [...items, item];
  const node = withOldMetadata(item.node, old.node);
  const merged = behavior === 'merge' ? withOldData(node, old.node, field) : node;
  return items.map(one => (one === old ? { ...old, node: merged, hashed: old.hashed && item.hashed } : one));
}

function noteUnfit({ item, field }: Generated, id: Id, found: readonly Item[], site: Site): void {
  const at = placeOf(item.node);
  const [first] = found;
  if (first && found.length === 1)
    site.noted({ kind: 'resource-twice', at, id: idText(id), first: placeOf(first.node) });
  else site.noted({ kind: 'object-unmatched', at, field, id: idText(id), found: found.length });
}

/** It is called as the old one is; labels and annotations of both, its own first. */
function withOldMetadata(node: Mapping, old: Mapping): Mapping {
  let made = node;
  for (const key of ['labels', 'annotations'] as const) {
    const path = ['metadata', key];
    const both = [...fieldsAt(old, path), ...fieldsAt(node, path)];
    if (both.length > 0) made = withNodeAt(made, path, mappingNode(both, node.from));
  }
  for (const key of ['name', 'namespace'] as const)
    made = withNodeAt(made, ['metadata', key], nodeAt(old, ['metadata', key]));
  return made;
}

function withOldData(node: Mapping, old: Mapping, field: Generated['field']): Mapping {
  const isSecret = field === 'secretGenerator';
  const texts = isSecret ? fieldsAt(old, ['stringData']).map(encoded) : [];
  let made = node;
  for (const key of ['data', 'binaryData'] as const) {
    const both = [...fieldsAt(old, [key]), ...(key === 'data' ? texts : []), ...fieldsAt(node, [key])];
    made = withField(made, key, both.length > 0 ? mappingNode(both, (fieldOf(node, key) ?? node).from) : undefined);
  }
  return made;
}

function encoded([key, node]: readonly [string, Node]): readonly [string, Node] {
  const text = node.kind === 'scalar' ? scalarText(node) : '';
  return [key, textNode(base64InLines(new TextEncoder().encode(text)), node.from)];
}

function fieldsAt(node: Mapping, keys: readonly string[]): readonly (readonly [string, Node])[] {
  const found = nodeAt(node, keys);
  return found?.kind === 'mapping' ? [...found.fields] : [];
}
