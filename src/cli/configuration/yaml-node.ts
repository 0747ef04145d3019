import type { Document } from 'yaml';
import { isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Path } from '#model/origin.js';

/** The offset of the field at a path, or of its nearest parent that stands in the text; of its key when asked. */
export function nearestNode(document: Document, path: Path, key: boolean): number {
  let node: unknown = document.contents;
  let offset = offsetOf(node) ?? 0;
  for (const [at, step] of path.entries()) {
    const pair = isMap(node) ? node.items.find(one => isScalar(one.key) && one.key.value === step) : undefined;
    node = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    const place = pair && ((key && at === path.length - 1) || offsetOf(node) === undefined) ? pair.key : node;
    offset = offsetOf(place) ?? offset;
  }
  return offset;
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
