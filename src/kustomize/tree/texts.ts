import type { Mapping } from './node.js';
import { nodeAt, textIn, textNode, withNodeAt } from './node.js';

/** The mapping with texts alone at a path, each as it was written: what is no single value is empty. (kyaml v0.21.2, yaml/rnode.go: setMapInMetadata) */
export function withTexts(node: Mapping, path: readonly string[]): Mapping {
  const there = nodeAt(node, path);
  if (there?.kind !== 'mapping') return node;
  const fields = [...there.fields].map(([key, one]) => [key, textNode(textIn(one) ?? '', one.from)] as const);
  return withNodeAt(node, path, fields.length === 0 ? undefined : { ...there, fields: new Map(fields) });
}
