import type { Site } from '../file/site.js';
import type { Id, KindFilter } from '../identity/id.js';
import { effectiveNamespace, idText, isClusterScoped, isSelected } from '../identity/id.js';
import type { Item } from '../identity/item.js';
import { currentId, originalId, previousIds } from '../identity/item.js';
import { changedField } from '../specs/changed-field.js';
import type { FieldSpec, NameReference } from '../specs/field-spec.js';
import type { Mapping, Node, Scalar } from '../tree/node.js';
import { fieldOf, isNothing, nodeAt, placeOf, scalarText, textIn, textNode, withField } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { eachOf, isRefused, refused } from '../tree/refused.js';

/** The objects, with names of objects that are called otherwise now in the fields that refer to them. (kustomize api v0.21.2, filters/nameref/nameref.go) */
export function withNamesFollowed(
  items: readonly Item[],
  references: readonly NameReference[],
  site: Site,
): readonly Item[] {
  const renamed = items.filter(item => item.previous.length > 0);
  if (renamed.length === 0) return items;
  return items.map(item => {
    const candidates = renamed.filter(one => mayRefer(item, one));
    let changed = item;
    for (const { referrers, ...target } of references) {
      for (const spec of referrers.filter(one => isSelected(originalId(item), one))) {
        const node = followed(changed, spec, { target, candidates, path: spec.path });
        if (!isRefused(node)) changed = { ...changed, node };
        else
          site.noted({
            kind: 'step-refused',
            at: placeOf(item.node),
            field: 'names',
            id: idText(currentId(item)),
            because: node.because,
          });
      }
    }
    return changed;
  });
}

/** What names of a field may stand for. */
interface Reference {
  readonly target: KindFilter;
  readonly candidates: readonly Item[];
  readonly path: string;
}

/** Objects see those of their namespace, those of none, and a RoleBinding those that its subjects name. (resmap/reswrangler.go: SubsetThatCouldBeReferencedByResource) */
function mayRefer(item: Item, other: Item): boolean {
  const [id, otherId] = [currentId(item), currentId(other)];
  if (isClusterScoped(id) || isClusterScoped(otherId)) return true;
  if (effectiveNamespace(id) === effectiveNamespace(otherId)) return true;
  return id.kind === 'RoleBinding' && namespacesOfSubjects(item).includes(otherId.namespace);
}

function namespacesOfSubjects({ node }: Item): readonly (string | undefined)[] {
  const subjects = fieldOf(node, 'subjects');
  if (subjects?.kind !== 'sequence') return [];
  return subjects.items
    .filter(one => textIn(fieldOf(one, 'kind')) === 'ServiceAccount')
    .map(one => textIn(fieldOf(one, 'namespace')));
}

function followed(item: Item, { path }: FieldSpec, reference: Reference): Mapping | Refused {
  return changedField(
    item.node,
    currentId(item),
    { path },
    {
      from: item.node.from,
      set: there => namesIn(there, item, reference),
    },
  );
}

function namesIn(there: Node, item: Item, reference: Reference): Node | Refused {
  if (isNothing(there)) return there;
  if (there.kind === 'scalar') return scalarName(there, item, reference);
  if (there.kind === 'mapping') return mappingName(there, item, reference);
  const items = eachOf(there.items, one =>
    one.kind === 'sequence' ? refused('a list stands where a name is') : namesIn(one, item, reference),
  );
  return isRefused(items) ? items : { ...there, items };
}

function scalarName(there: Scalar, item: Item, reference: Reference): Scalar | Refused {
  const referred = referral(scalarText(there), item, reference, reference.candidates, ['name']);
  if (isRefused(referred) || referred === undefined) return referred ?? there;
  const { name } = currentId(referred);
  return name === scalarText(there) ? there : textNode(name, there.from);
}

function mappingName(there: Mapping, item: Item, reference: Reference): Mapping | Refused {
  const name = fieldOf(there, 'name');
  if (name?.kind !== 'scalar') return refused('no name stands where an object is referred to');
  const namespace = textIn(fieldOf(there, 'namespace'));
  const candidates = namespace === undefined ? reference.candidates : inNamespace(reference.candidates, namespace);
  const referred = referral(scalarText(name), item, reference, candidates, ['name', 'namespace']);
  if (isRefused(referred) || referred === undefined) return referred ?? there;
  const id = currentId(referred);
  const named = id.name === scalarText(name) ? there : withField(there, 'name', textNode(id.name, name.from));
  if (id.namespace === '' || id.namespace === namespace) return named;
  const place = nodeAt(referred.node, ['metadata', 'namespace']) ?? name;
  return withField(named, 'namespace', textNode(id.namespace, place.from));
}

/** By the namespace that they were in first; else by that which they are in. */
function inNamespace(candidates: readonly Item[], namespace: string): readonly Item[] {
  const by = (idOf: (item: Item) => Id): readonly Item[] =>
    candidates.filter(one => !isClusterScoped(idOf(one)) && effectiveNamespace(idOf(one)) === namespace);
  const first = by(originalId);
  return first.length > 0 ? first : by(currentId);
}

function referral(
  name: string,
  item: Item,
  { target, path }: Reference,
  candidates: readonly Item[],
  same: readonly ('name' | 'namespace')[],
): Item | Refused | undefined {
  const role = path.endsWith('roleRef/name') ? roleIn(item.node) : undefined;
  const fit = candidates.filter(
    one =>
      one.previous.some(id => id.name === name) &&
      previousIds(one).some(id => isSelected(id, target)) &&
      (role === undefined || previousIds(one).some(id => isSelected(id, role))) &&
      isSeen(item, one),
  );
  if (fit.length === 1) return fit[0];
  const alike = fit.filter(one => hasAffixesOf(one, item, true));
  const left = alike.length > 1 ? alike.filter(one => hasAffixesOf(one, item, false)) : alike;
  const [first] = left;
  if (!first || left.length === 1) return first;
  const isSame = left.every(one => same.every(key => currentId(one)[key] === currentId(first)[key]));
  return isSame ? first : refused(`${name} may be any of ${left.map(one => idText(currentId(one))).join(', ')}`);
}

function roleIn(node: Mapping): KindFilter | undefined {
  const [group, kind] = [nodeAt(node, ['roleRef', 'apiGroup']), nodeAt(node, ['roleRef', 'kind'])].map(textIn);
  return group === undefined || kind === undefined ? undefined : { group, kind };
}

function isSeen(item: Item, other: Item): boolean {
  const [id, otherId] = [currentId(item), currentId(other)];
  if (isClusterScoped(id) || isClusterScoped(otherId) || otherId.kind === 'ServiceAccount') return true;
  return effectiveNamespace(id) === effectiveNamespace(otherId);
}

/** Whether one was given the same prefixes and suffixes as the other, the last ones at least. */
function hasAffixesOf(one: Item, other: Item, mayLack: boolean): boolean {
  return (['prefixes', 'suffixes'] as const).every(key => {
    const [own, others] = [one[key], other[key]];
    if (mayLack && (own.length === 0 || others.length === 0)) return true;
    const shorter = Math.min(own.length, others.length);
    if (shorter === 0) return own.length === others.length;
    return Array.from({ length: shorter }, (_, at) => at + 1).every(at => own.at(-at) === others.at(-at));
  });
}
