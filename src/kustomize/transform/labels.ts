import type { Kustomization } from '../file/kustomization.js';
import { isSet, mappingsOf, pairsOf } from '../file/fields.js';
import type { Site } from '../file/site.js';
import { fieldSpecIn } from '../file/written-spec.js';
import type { Item } from '../identity/item.js';
import { currentId } from '../identity/item.js';
import { changedFields } from '../specs/changed-field.js';
import type { FieldSpec, SpecConflict } from '../specs/field-spec.js';
import { mergedSpecs } from '../specs/field-spec.js';
import type { TransformerSpecs } from '../specs/transformer-specs.js';
import type { Mapping, Node, Scalar } from '../tree/node.js';
import { mappingNode, withField } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { isRefused, refused } from '../tree/refused.js';
import { withShared } from '../tree/shared.js';
import { changedItems } from './each-item.js';

/** The objects with the labels of a kustomization, in their selectors too where that is asked. (kustomize api v0.21.2, internal/target/kusttarget_configplugin.go) */
export function withLabels(
  items: readonly Item[],
  { node }: Kustomization,
  specs: TransformerSpecs,
  site: Site,
): readonly Item[] {
  let labelled = items;
  for (const entry of mappingsOf(node, 'labels')) {
    const fields = labelFields(entry, specs);
    if ('conflict' in fields) noteConflict(entry, fields, site);
    else labelled = withPairs(labelled, { field: 'labels', pairs: pairsOf(entry, 'pairs'), specs: fields }, site);
  }
  const common = { field: 'commonLabels', pairs: pairsOf(node, 'commonLabels'), specs: specs.commonLabels };
  return withPairs(labelled, common, site);
}

/** The objects with the annotations of a kustomization, and so their templates. */
export function withAnnotations(
  items: readonly Item[],
  { node }: Kustomization,
  specs: TransformerSpecs,
  site: Site,
): readonly Item[] {
  const field = 'commonAnnotations';
  return withPairs(items, { field, pairs: pairsOf(node, field), specs: specs.commonAnnotations }, site);
}

function noteConflict({ from }: Mapping, { conflict }: SpecConflict, site: Site): void {
  const because = `${conflict.path} is made where it is not there by one field spec, and not by another`;
  site.noted({ kind: 'step-refused', at: from.locate(from.path), field: 'labels', because });
}

/** Which fields take the labels of an entry: selectors too, templates too, or the labels of the object alone. */
function labelFields(entry: Mapping, specs: TransformerSpecs): readonly FieldSpec[] | SpecConflict {
  const own = mappingsOf(entry, 'fields').map(fieldSpecIn);
  const more = isSet(entry, 'includeSelectors')
    ? [specs.commonLabels]
    : [
        ...(isSet(entry, 'includeTemplates') ? [specs.templateLabels] : []),
        ...(isSet(entry, 'includeVolumeClaimTemplates') ? [specs.volumeClaimTemplateLabels] : []),
        [{ path: 'metadata/labels', create: true }],
      ];
  let merged: readonly FieldSpec[] | SpecConflict = own;
  for (const list of [specs.labels, ...more]) {
    if ('conflict' in merged) return merged;
    merged = mergedSpecs(merged, list);
  }
  return merged;
}

interface Pairs {
  readonly field: string;
  readonly pairs: readonly (readonly [string, Scalar])[];
  readonly specs: readonly FieldSpec[];
}

function withPairs(items: readonly Item[], { field, pairs, specs }: Pairs, site: Site): readonly Item[] {
  let labelled = items;
  for (const [key, value] of pairs) {
    labelled = changedItems(labelled, { field, from: value.from }, site, item => {
      const made: Scalar = { ...value, shared: {} };
      const node = changedFields(item.node, currentId(item), specs, {
        set: there => withPair(there, key, made),
        made: 'mapping',
        from: value.from,
      });
      return isRefused(node) ? node : { ...item, node };
    });
  }
  return labelled;
}

/** What is made is one node in all fields; what stands there already stays the node that it is. */
function withPair(there: Node, key: string, made: Scalar): Node | Refused {
  if (there.kind === 'scalar' && there.value === null) return mappingNode([[key, made]], made.from);
  if (there.kind !== 'mapping') return refused('labels and annotations are to stand in a mapping');
  const old = there.fields.get(key);
  if (old?.kind !== 'scalar') return withField(there, key, made);
  return withField(there, key, withShared(made, old.shared));
}
