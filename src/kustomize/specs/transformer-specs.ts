import type { FieldSpec, NameReference, SpecConflict } from './field-spec.js';
import { mergedSpecs } from './field-spec.js';
import {
  claimLabelFields,
  commonAnnotationFields,
  commonLabelFields,
  imageFields,
  nameFields,
  namespaceFields,
  nameReferences,
  replicaFields,
  templateLabelFields,
  variableFields,
} from './default-fields.table.js';

/** Which fields each transformer writes; the names are those of a file under `configurations`. */
export interface TransformerSpecs {
  readonly namePrefix: readonly FieldSpec[];
  readonly nameSuffix: readonly FieldSpec[];
  readonly namespace: readonly FieldSpec[];
  readonly commonLabels: readonly FieldSpec[];
  readonly labels: readonly FieldSpec[];
  readonly templateLabels: readonly FieldSpec[];
  readonly volumeClaimTemplateLabels: readonly FieldSpec[];
  readonly commonAnnotations: readonly FieldSpec[];
  readonly varReference: readonly FieldSpec[];
  readonly images: readonly FieldSpec[];
  readonly replicas: readonly FieldSpec[];
  readonly nameReference: readonly NameReference[];
}

/** Those of nobody. */
export const noSpecs: TransformerSpecs = {
  namePrefix: [],
  nameSuffix: [],
  namespace: [],
  commonLabels: [],
  labels: [],
  templateLabels: [],
  volumeClaimTemplateLabels: [],
  commonAnnotations: [],
  varReference: [],
  images: [],
  replicas: [],
  nameReference: [],
};

/** Those that kustomize has by itself. */
export const defaultSpecs: TransformerSpecs = {
  ...noSpecs,
  namePrefix: nameFields,
  nameSuffix: nameFields,
  namespace: namespaceFields,
  commonLabels: commonLabelFields,
  templateLabels: templateLabelFields,
  volumeClaimTemplateLabels: claimLabelFields,
  commonAnnotations: commonAnnotationFields,
  varReference: variableFields,
  images: imageFields,
  replicas: replicaFields,
  nameReference: nameReferences,
};

/** The specs with more of them. (kustomize api v0.21.2, internal/plugins/builtinconfig/transformerconfig.go: Merge) */
export function mergedTransformerSpecs(
  specs: TransformerSpecs,
  more: TransformerSpecs,
): TransformerSpecs | SpecConflict {
  const { nameReference, ...lists } = specs;
  const merged: Partial<Record<string, readonly FieldSpec[]>> = {};
  for (const key of Object.keys(lists) as (keyof typeof lists)[]) {
    const list = mergedSpecs(specs[key], more[key]);
    if ('conflict' in list) return list;
    merged[key] = list;
  }
  const references = mergedReferences(nameReference, more.nameReference);
  return 'conflict' in references ? references : { ...specs, ...merged, nameReference: references };
}

function mergedReferences(
  references: readonly NameReference[],
  more: readonly NameReference[],
): readonly NameReference[] | SpecConflict {
  let merged = references;
  for (const one of more) {
    const known = merged.find(other => kindKey(other) === kindKey(one));
    const referrers = known ? mergedSpecs(known.referrers, one.referrers) : one.referrers;
    if ('conflict' in referrers) return referrers;
    merged = known
      ? merged.map(other => (other === known ? { ...known, referrers } : other))
      : [...merged, { ...one, referrers }];
  }
  return merged;
}

function kindKey({ group = '', version = '', kind = '' }: NameReference): string {
  return [group, version, kind].join(' ');
}
