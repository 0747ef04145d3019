import type { Mapping, Node, Scalar } from '../tree/node.js';
import { fieldOf, textIn } from '../tree/node.js';

/** The text of a field; undefined where it is not there or empty. */
export function textOf(node: Node | undefined, key: string): string | undefined {
  const text = textIn(fieldOf(node, key));
  return text === '' ? undefined : text;
}

/** Whether a field says true. */
export function isSet(node: Node | undefined, key: string): boolean {
  const field = fieldOf(node, key);
  return field?.kind === 'scalar' && field.value === true;
}

/** The whole number of a field. */
export function numberOf(node: Node | undefined, key: string): number | undefined {
  const field = fieldOf(node, key);
  return field?.kind === 'scalar' && typeof field.value === 'number' ? field.value : undefined;
}

/** The texts of a list, with their places. */
export function textsOf(node: Node | undefined, key: string): readonly Scalar[] {
  return itemsIn(fieldOf(node, key)).filter(item => item.kind === 'scalar');
}

/** The mappings of a list, with their places. */
export function mappingsOf(node: Node | undefined, key: string): readonly Mapping[] {
  return itemsIn(fieldOf(node, key)).filter(item => item.kind === 'mapping');
}

/** The texts of a mapping by their keys, with their places, in the order of the keys. */
export function pairsOf(node: Node | undefined, key: string): readonly (readonly [string, Scalar])[] {
  const field = fieldOf(node, key);
  if (field?.kind !== 'mapping') return [];
  const pairs = [...field.fields].flatMap(([name, one]) => (one.kind === 'scalar' ? [[name, one] as const] : []));
  return pairs.sort(([one], [other]) => (one < other ? -1 : 1));
}

function itemsIn(node: Node | undefined): readonly Node[] {
  return node?.kind === 'sequence' ? node.items : [];
}
