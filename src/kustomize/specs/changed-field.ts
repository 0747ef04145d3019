import type { Kind } from '../identity/id.js';
import { isSelected } from '../identity/id.js';
import type { Mapping, Node, Source } from '../tree/node.js';
import { isNothing, mappingNode, withField } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { eachOf, isRefused, refused } from '../tree/refused.js';
import type { FieldSpec } from './field-spec.js';
import { splitPath } from './field-spec.js';

/** What a transformer writes at the end of a path. */
export interface FieldChange {
  readonly set: (node: Node) => Node | Refused;
  /** What stands in a field that is made; absent: no field is made. */
  readonly made?: 'scalar' | 'mapping';
  /** Who writes it. */
  readonly from: Source;
}

/** An object with a field changed, if the spec is for its kind. (kustomize api v0.21.2, filters/fieldspec/fieldspec.go) */
export function changedField(node: Mapping, kind: Kind, spec: FieldSpec, change: FieldChange): Mapping | Refused {
  if (!isSelected(kind, spec)) return node;
  const { set, from, made } = change;
  const asked = spec.create === true && made ? { set, from, made } : { set, from };
  const changed = changedAt(node, splitPath(spec.path), asked);
  if (isRefused(changed)) return refused(`${spec.path}: ${changed.because}`);
  return changed.kind === 'mapping' ? changed : node;
}

/** An object with fields changed, one spec after the other. */
export function changedFields(
  node: Mapping,
  kind: Kind,
  specs: readonly FieldSpec[],
  change: FieldChange,
): Mapping | Refused {
  let changed: Mapping | Refused = node;
  for (const spec of specs) {
    if (isRefused(changed)) return changed;
    changed = changedField(changed, kind, spec, change);
  }
  return changed;
}

function changedAt(node: Node, keys: readonly string[], change: FieldChange): Node | Refused {
  if (keys.length === 0) return change.set(node);
  if (isNothing(node)) return node;
  switch (node.kind) {
    case 'sequence': {
      const items = eachOf(node.items, item => changedAt(item, keys, change));
      return isRefused(items) ? items : { ...node, items };
    }
    case 'mapping':
      return changedIn(node, keys, change);
    case 'scalar':
      return refused(`a list or a mapping is to stand before ${keys.join('/')}`);
  }
}

function changedIn(node: Mapping, keys: readonly string[], change: FieldChange): Mapping | Refused {
  const [first = '', ...rest] = keys;
  const isList = first.endsWith('[]');
  const key = isList ? first.slice(0, -2) : first;
  const there = node.fields.get(key);
  const made = isList ? undefined : change.made;
  if (there === undefined && made === undefined) return node;
  const isEmpty = there === undefined || (made !== undefined && isNothing(there));
  const below = isEmpty ? empty(rest.length === 0 ? made : 'mapping', change.from) : there;
  const changed = changedAt(below, rest, change);
  return isRefused(changed) ? changed : withField(node, key, changed);
}

function empty(made: FieldChange['made'], from: Source): Node {
  return made === 'mapping' ? mappingNode([], from) : { kind: 'scalar', value: '', from };
}
