import { mappingsOf, textOf } from '../file/fields.js';
import type { Kustomization } from '../file/kustomization.js';
import type { Site } from '../file/site.js';
import type { Id } from '../identity/id.js';
import { idText, isClusterScoped, isSameId, isSameKind, partsOf } from '../identity/id.js';
import type { Item } from '../identity/item.js';
import { anyIds, currentId } from '../identity/item.js';
import { changedFields } from '../specs/changed-field.js';
import type { FieldSpec } from '../specs/field-spec.js';
import { splitFieldPath } from '../specs/field-spec.js';
import type { Node, Scalar } from '../tree/node.js';
import { fieldOf, placeOf, scalarText, textNode } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { isRefused, refused } from '../tree/refused.js';
import { lookedUp } from './field-path.js';

/** A name that stands for the value of a field: `$(NAME)`. */
export interface Variable {
  readonly name: string;
  readonly object: Id;
  readonly fieldPath: string;
  readonly entry: Node;
}

/** The variables of a kustomization. (kustomize api v0.21.2, types/var.go) */
export function variablesOf({ node }: Kustomization): readonly Variable[] {
  return mappingsOf(node, 'vars').map(entry => {
    const object = fieldOf(entry, 'objref');
    const text = (key: string): string => textOf(object, key) ?? '';
    const apiVersion = text('apiVersion');
    const versions = apiVersion === '' ? { group: text('group'), version: text('version') } : partsOf(apiVersion);
    return {
      name: textOf(entry, 'name') ?? '',
      object: { ...versions, kind: text('kind'), name: text('name'), namespace: text('namespace') },
      fieldPath: textOf(fieldOf(entry, 'fieldref'), 'fieldPath') ?? 'metadata.name',
      entry,
    };
  });
}

/** The variables of two places: a name stands for one. (types/var.go: Merge) */
export function joinedVariables(
  before: readonly Variable[],
  more: readonly Variable[],
  site: Site,
): readonly Variable[] {
  let joined = before;
  for (const one of more) {
    if (joined.every(({ name }) => name !== one.name)) joined = [...joined, one];
    else
      site.noted({
        kind: 'step-refused',
        at: placeOf(one.entry),
        field: 'vars',
        because: `${one.name} is there already`,
      });
  }
  return joined;
}

/** The objects, each with the names of the variables that take a value from it. (internal/accumulator/resaccumulator.go: MergeVars) */
export function withVariableNames(items: readonly Item[], variables: readonly Variable[], site: Site): readonly Item[] {
  let named = items;
  for (const { name, object, entry } of variables) {
    const isAnywhere = object.namespace === '' && !isClusterScoped(object);
    const isMeant = (id: Id): boolean =>
      isAnywhere ? isSameKind(id, object) && id.name === object.name : isSameId(id, object);
    const found = named.filter(item => anyIds(item).some(isMeant));
    if (found.length > 1)
      site.noted({
        kind: 'object-unmatched',
        at: placeOf(entry),
        field: 'vars',
        id: idText(object),
        found: found.length,
      });
    else named = named.map(item => (item === found[0] ? { ...item, variables: [...item.variables, name] } : item));
  }
  return named;
}

/** The objects with the values of variables in the place of their names. (filters/refvar) */
export function withVariables(
  items: readonly Item[],
  variables: readonly Variable[],
  specs: readonly FieldSpec[],
  site: Site,
): readonly Item[] {
  const values = new Map(variables.flatMap(one => valueOf(one, items, site)));
  if (values.size === 0) return items;
  const set = (there: Node): Node | Refused => filledIn(there, values);
  const from = variables[0]?.entry.from;
  return items.map(item => {
    const node = changedFields(item.node, currentId(item), specs, { set, from: item.node.from });
    if (!isRefused(node)) return { ...item, node };
    const [id, because] = [idText(currentId(item)), node.because];
    if (from) site.noted({ kind: 'step-refused', at: from.locate(from.path), field: 'vars', id, because });
    return item;
  });
}

function valueOf(
  { name, object, fieldPath, entry }: Variable,
  items: readonly Item[],
  site: Site,
): readonly (readonly [string, Scalar])[] {
  const item = items.find(one => one.variables.includes(name));
  const value = item && lookedUp(item.node, splitFieldPath(fieldPath));
  if (value?.kind === 'scalar') return [[name, value]];
  if (!item) site.noted({ kind: 'object-unmatched', at: placeOf(entry), field: 'vars', id: idText(object), found: 0 });
  else
    site.noted({ kind: 'step-refused', at: placeOf(entry), field: 'vars', because: `${fieldPath} is no single value` });
  return [];
}

function filledIn(there: Node, values: ReadonlyMap<string, Scalar>): Node | Refused {
  const one = (node: Node): Node => (isText(node) ? filledText(node, values) : node);
  switch (there.kind) {
    case 'scalar':
      return one(there);
    case 'sequence':
      if (!there.items.every(isText)) return refused('each item is to be a text');
      return { ...there, items: there.items.map(one) };
    case 'mapping':
      return { ...there, fields: new Map([...there.fields].map(([key, node]) => [key, one(node)])) };
  }
}

function isText(node: Node): node is Scalar {
  return node.kind === 'scalar' && (typeof node.value === 'string' || node.isUntyped === true);
}

function filledText(there: Scalar, values: ReadonlyMap<string, Scalar>): Scalar {
  const text = scalarText(there);
  const whole = /^\$\(([^)]*)\)$/.exec(text);
  const only = whole && values.get(whole[1] ?? '');
  if (only) return only;
  const filled = text.replaceAll(/\$(\$|\(([^)]*)\))/g, (found: string, sign: string, name: string | undefined) => {
    if (sign === '$') return '$';
    const value = values.get(name ?? '');
    return value ? scalarText(value) : found;
  });
  return filled === there.value ? there : textNode(filled, there.from);
}
