import type { Kustomization } from '../file/kustomization.js';
import type { Site } from '../file/site.js';
import type { Item } from '../identity/item.js';
import { currentId, withPrevious } from '../identity/item.js';
import { apiVersionOf, isClusterScoped } from '../identity/id.js';
import { changedFields } from '../specs/changed-field.js';
import type { FieldSpec } from '../specs/field-spec.js';
import type { Mapping, Node, Scalar } from '../tree/node.js';
import { fieldOf, textIn, withField } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { isRefused, refused } from '../tree/refused.js';
import { changedItems } from './each-item.js';

/** The objects in the namespace of a kustomization. (kustomize api v0.21.2, filters/namespace/namespace.go) */
export function inNamespace(
  items: readonly Item[],
  { node }: Kustomization,
  specs: readonly FieldSpec[],
  site: Site,
): readonly Item[] {
  const namespace = fieldOf(node, 'namespace');
  if (namespace?.kind !== 'scalar' || namespace.value === '') return items;
  return changedItems(items, { field: 'namespace', from: namespace.from }, site, item => {
    const changed = moved(item, namespace, specs);
    return isRefused(changed) ? changed : { ...withPrevious(item), node: changed };
  });
}

function moved(item: Item, namespace: Scalar, specs: readonly FieldSpec[]): Mapping | Refused {
  const id = currentId(item);
  const isBinding = ['RoleBinding', 'ClusterRoleBinding'].includes(id.kind);
  const wanted = specs.filter(
    ({ kind, path }) =>
      path !== 'metadata/namespace' &&
      (path !== 'metadata/name' || apiVersionOf(id) === 'v1') &&
      !(path === 'subjects/namespace' && ['RoleBinding', 'ClusterRoleBinding'].includes(kind ?? '')),
  );
  const own: readonly FieldSpec[] = isClusterScoped(id) ? [] : [{ path: 'metadata/namespace', create: true }];
  const named = changedFields(item.node, id, own, setting(namespace));
  if (isRefused(named)) return named;
  return changedFields(isBinding ? withSubjects(named, namespace) : named, id, wanted, setting(namespace));
}

function setting(namespace: Scalar) {
  const set = (there: Node): Node | Refused =>
    there.kind === 'scalar' ? namespace : refused('the namespace is to stand in a single value');
  return { set, made: 'scalar' as const, from: namespace.from };
}

/** Of the subjects of a binding, those called `default` move along. */
function withSubjects(node: Mapping, namespace: Scalar): Mapping {
  const subjects = fieldOf(node, 'subjects');
  if (subjects?.kind !== 'sequence') return node;
  const items = subjects.items.map(one =>
    one.kind === 'mapping' && textIn(fieldOf(one, 'name')) === 'default' ? withField(one, 'namespace', namespace) : one,
  );
  return withField(node, 'subjects', { ...subjects, items });
}
