import { allDocuments } from '#parse/all-documents.js';
import { pathIn } from '../file/file-tree.js';
import { mappingsOf, textOf, textsOf } from '../file/fields.js';
import { fittedFields } from '../file/fitted.js';
import type { Kustomization } from '../file/kustomization.js';
import { configurationShape } from '../file/kustomization-shape.table.js';
import type { Site } from '../file/site.js';
import { namedFile } from '../file/site.js';
import type { NameReference } from '../specs/field-spec.js';
import { fieldSpecIn } from '../file/written-spec.js';
import type { TransformerSpecs } from '../specs/transformer-specs.js';
import { defaultSpecs, mergedTransformerSpecs, noSpecs } from '../specs/transformer-specs.js';
import type { Mapping, Scalar } from '../tree/node.js';
import { scalarText } from '../tree/node.js';
import { nodeOf } from '../tree/read-node.js';

/** The fields that the transformers of a kustomization write: those that kustomize knows, and those of its `configurations`. */
export function specsOf(kustomization: Kustomization, before: TransformerSpecs, site: Site): TransformerSpecs {
  const field = 'configurations';
  let specs = joinedSpecs(before, defaultSpecs, undefined, site);
  for (const path of textsOf(kustomization.node, field)) {
    const file = pathIn(kustomization.folder, scalarText(path));
    const read = namedFile(site, file, { field, from: path.from });
    const { documents, unreadable } = read ? allDocuments(file, read.text) : { documents: [], unreadable: [] };
    for (const one of unreadable) site.unread(one);
    const [document] = documents;
    const node = document && nodeOf({ value: document.value, locate: document.locate });
    if (node?.kind === 'mapping')
      specs = joinedSpecs(specs, specsIn(fittedFields(node, configurationShape, site.noted)), path, site);
  }
  return specs;
}

/** The specs of both; a conflict leaves out what came later. */
export function joinedSpecs(
  specs: TransformerSpecs,
  more: TransformerSpecs,
  from: Scalar | undefined,
  site: Site,
): TransformerSpecs {
  const merged = mergedTransformerSpecs(specs, more);
  if (!('conflict' in merged)) return merged;
  const because = `${merged.conflict.path} is made where it is not there by one field spec, and not by another`;
  if (from)
    site.noted({ kind: 'step-refused', at: from.from.locate(from.from.path), field: 'configurations', because });
  return specs;
}

function specsIn(node: Mapping): TransformerSpecs {
  const keys = Object.keys(noSpecs).filter(key => key !== 'nameReference');
  const lists = Object.fromEntries(keys.map(key => [key, mappingsOf(node, key).map(fieldSpecIn)]));
  return { ...noSpecs, ...lists, nameReference: mappingsOf(node, 'nameReference').map(referenceIn) };
}

function referenceIn(entry: Mapping): NameReference {
  const texts = ['group', 'version', 'kind'].flatMap(key => {
    const text = textOf(entry, key);
    return text === undefined ? [] : [[key, text] as const];
  });
  return { ...Object.fromEntries(texts), referrers: mappingsOf(entry, 'fieldSpecs').map(fieldSpecIn) };
}
