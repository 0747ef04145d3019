import type { Node } from '../tree/node.js';
import { fieldOf, isNothing, scalarText, textIn } from '../tree/node.js';

/** The texts by which an item of a list is told apart, one for each key; '' where the item has none. */
export function valuesOf(item: Node, keys: readonly string[]): readonly string[] {
  return keys.map(key => (key === '' ? (textIn(item) ?? '') : (textIn(fieldOf(item, key)) ?? '')));
}

/** The first item with these values. (kyaml v0.21.2, yaml/fns.go: ElementMatcher) */
export function elementWith(
  items: readonly Node[],
  keys: readonly string[],
  values: readonly string[],
): Node | undefined {
  if (keys[0] === '') return items.find(item => item.kind === 'scalar' && scalarText(item) === values[0]);
  return items.find(item => item.kind === 'mapping' && keys.every((key, at) => hasValue(item, key, values[at])));
}

/** The items with an element in the place of those with these values, or behind them; without one, they are taken out. (ElementSetter) */
export function withElement(
  items: readonly Node[],
  keys: readonly string[],
  values: readonly string[],
  element: Node | undefined,
): readonly Node[] {
  const isForMappings = keys[0] !== '' && keys.length > 0 && (values[0] ?? '') !== '';
  const replaced: Node[] = [];
  const kept = items.flatMap(item => {
    if (isNothing(item) || isEmptyMapping(item)) return [];
    if (isForMappings && item.kind !== 'mapping') return [item];
    if (!isElement(item, keys, values)) return values.length > 0 ? [item] : [];
    replaced.push(item);
    return element ? [element] : [];
  });
  return element && !isNothing(element) && replaced.length === 0 ? [...kept, element] : kept;
}

/** Whether nothing is left of an item. */
export function isEmptyMapping(node: Node): boolean {
  return node.kind === 'mapping' && node.fields.size === 0;
}

function isElement(item: Node, keys: readonly string[], values: readonly string[]): boolean {
  if (keys[0] === '') return item.kind === 'scalar' && scalarText(item) === (values[0] ?? '');
  if (values.length === 0) return false;
  return keys.every((key, at) => at >= values.length || hasValue(item, key, values[at]));
}

/** An empty value is any value. (FieldMatcher) */
function hasValue(item: Node, key: string, value: string | undefined): boolean {
  const field = fieldOf(item, key);
  if (field === undefined) return false;
  return value === undefined || value === '' || textIn(field) === value;
}
