import type { Kustomization } from '../file/kustomization.js';
import type { Site } from '../file/site.js';
import { isSelected } from '../identity/id.js';
import type { Item } from '../identity/item.js';
import { currentId, originalId, withPrevious } from '../identity/item.js';
import { changedField } from '../specs/changed-field.js';
import type { FieldSpec } from '../specs/field-spec.js';
import type { TransformerSpecs } from '../specs/transformer-specs.js';
import type { Node } from '../tree/node.js';
import { fieldOf, scalarText, textNode } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { isRefused, refused } from '../tree/refused.js';
import { changedItems } from './each-item.js';

/** What names begin or end with. */
interface Affix {
  readonly field: 'namePrefix' | 'nameSuffix';
  readonly text: string;
}

/** The objects with what a kustomization puts before and after their names. (kustomize api v0.21.2, internal/builtins/PrefixTransformer.go) */
export function withAffixes(
  items: readonly Item[],
  { node }: Kustomization,
  specs: TransformerSpecs,
  site: Site,
): readonly Item[] {
  let named = items;
  for (const field of ['namePrefix', 'nameSuffix'] as const) {
    const text = fieldOf(node, field);
    if (text?.kind !== 'scalar' || text.value === '') continue;
    const affix: Affix = { field, text: scalarText(text) };
    named = changedItems(named, { field, from: text.from }, site, item => affixed(item, affix, specs[field]));
  }
  return named;
}

/** Names that others rest on keep as they are. */
const keptNames = [
  { kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', kind: 'APIService' },
  { kind: 'Namespace' },
];

function affixed(item: Item, affix: Affix, specs: readonly FieldSpec[]): Item | Refused {
  const id = originalId(item);
  if (keptNames.some(one => isSelected(id, one))) return item;
  let changed = item;
  for (const spec of specs.filter(one => isSelected(id, one))) {
    const noted = spec.path === 'metadata/name' ? withAffix(changed, affix) : changed;
    const node = changedField(noted.node, currentId(noted), spec, {
      set: there => joinedText(there, affix),
      made: 'scalar',
      from: item.node.from,
    });
    if (isRefused(node)) return node;
    changed = { ...noted, node };
  }
  return changed;
}

function joinedText(there: Node, { field, text }: Affix): Node | Refused {
  if (there.kind !== 'scalar') return refused('a name is to be a single value');
  const name = scalarText(there);
  return textNode(field === 'namePrefix' ? `${text}${name}` : `${name}${text}`, there.from);
}

function withAffix(item: Item, { field, text }: Affix): Item {
  const before = withPrevious(item);
  return field === 'namePrefix'
    ? { ...before, prefixes: [...item.prefixes, text] }
    : { ...before, suffixes: [...item.suffixes, text] };
}
