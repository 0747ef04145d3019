import type { Node, Sequence } from '../tree/node.js';
import { fieldOf, isNothing, textIn, textNode, withField } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { isRefused } from '../tree/refused.js';
import { directedMapping } from './directive.js';
import { elementWith, isEmptyMapping, valuesOf, withElement } from './list-elements.js';
import type { MergedField } from './merged-type.js';
import type { Merged } from './merged.js';

/** Merges one item into another. */
type MergeItems = (there: Node | undefined, patch: Node | undefined, schema: MergedField) => Merged;

/** What identifies an item, as far as that is said: the keys and their values. */
interface Identity {
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

/**
 * A list with the items of a patch joined into it: those of the patch first, then those that only the list has.
 * (kyaml v0.21.2, yaml/walk/associative_sequence.go)
 */
export function joinedList(
  there: Sequence,
  patch: Sequence | undefined,
  schema: MergedField,
  mergeItems: MergeItems,
): Sequence | Refused {
  const keys = schema.keys?.length ? schema.keys : [''];
  const identities = identitiesIn([...(patch?.items ?? []), ...there.items], keys);
  const itemSchema = schema.type === undefined ? {} : { type: schema.type };
  let old = there.items;
  let added: readonly Node[] = [];
  for (const identity of identities) {
    const [oldItem, patchItem] = [old, patch?.items ?? []].map(items => itemFor(items, identity));
    const item = mergeItems(oldItem, patchItem, itemSchema);
    if (isRefused(item)) return item;
    if (isNothing(item) || isEmptyMapping(item)) {
      old = withElement(old, identity.keys, identity.values, undefined);
      continue;
    }
    const whole = withIdentity(item, identity);
    if (oldItem && !isReplacing(patchItem)) old = old.map(one => (one === oldItem ? whole : one));
    added = withElement(added, identity.keys, identity.values, whole);
  }
  if (identities.length === 0) return there;
  return { ...there, items: appended(added, old, identities.at(-1)?.keys ?? keys) };
}

function itemFor(items: readonly Node[], { keys, values }: Identity): Node | undefined {
  const said = keys.filter((key, at) => key === '' || values[at] !== '');
  if (said.length === 0) return elementWith(items, keys, values);
  return elementWith(
    items,
    said,
    keys.flatMap((key, at) => (key === '' || values[at] !== '' ? [values[at] ?? ''] : [])),
  );
}

function isReplacing(patch: Node | undefined): boolean {
  if (patch?.kind !== 'mapping') return false;
  const directed = directedMapping(patch);
  return !isRefused(directed) && directed.directive === 'replace';
}

function withIdentity(item: Node, { keys, values }: Identity): Node {
  if (item.kind !== 'mapping') return item;
  let whole = item;
  for (const [at, key] of keys.entries()) {
    const value = values[at] ?? '';
    if (value !== '' && fieldOf(whole, key) === undefined) whole = withField(whole, key, textNode(value, item.from));
  }
  return whole;
}

function identitiesIn(items: readonly Node[], keys: readonly string[]): readonly Identity[] {
  const seen = new Map(items.map(item => valuesOf(item, keys)).map(values => [values.join('\u0000'), values] as const));
  const all = keys.length > 1 ? completed([...seen.values()]) : [...seen.values()];
  const said = keys.filter((_, at) => all.some(values => values[at] !== ''));
  if (keys[0] === '' || said.length === 0) return all.map(values => ({ keys, values }));
  return all.map(values => ({ keys: said, values: values.filter((_, at) => said.includes(keys[at] ?? '')) }));
}

/** Of two identities that agree in what both say, each says what the other does. */
function completed(all: (readonly string[])[]): readonly (readonly string[])[] {
  for (const one of all.keys()) {
    for (const other of all.keys()) {
      const both = agreement(all[one] ?? [], all[other] ?? []);
      if (both) [all[one], all[other]] = [both, both];
    }
  }
  return all;
}

function agreement(one: readonly string[], other: readonly string[]): readonly string[] | undefined {
  if (!one.some((value, at) => value === other[at])) return undefined;
  if (one.some((value, at) => value !== other[at] && value !== '' && other[at] !== '')) return undefined;
  return one.map((value, at) => (value === '' ? (other[at] ?? '') : value));
}

/** The items of a list behind those that were joined. (appendListNode) */
function appended(joined: readonly Node[], items: readonly Node[], keys: readonly string[]): readonly Node[] {
  let all = joined;
  for (const item of items) {
    if (keys[0] === '') {
      all = withElement(all, keys, [textIn(item) ?? ''], item);
      continue;
    }
    const said = keys.filter(key => fieldOf(item, key) !== undefined);
    if (said.length < keys.length) all = [...all, item];
    const values = valuesOf(item, said);
    if (keys.length > 1) all = withElement(all, keys, values, undefined);
    all = withElement(all, keys, values, item);
  }
  return all;
}
