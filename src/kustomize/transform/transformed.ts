import type { Kustomization } from '../file/kustomization.js';
import type { Site } from '../file/site.js';
import type { Item } from '../identity/item.js';
import type { TransformerSpecs } from '../specs/transformer-specs.js';
import { withAffixes } from './affixes.js';
import { withImages } from './images.js';
import { withAnnotations, withLabels } from './labels.js';
import { inNamespace } from './namespace.js';
import { withJsonPatches, withPatches } from './patched.js';
import { withReplacements } from './replacements.js';
import { withReplicas } from './replicas.js';

/** What the transformers of a kustomization make of objects, in the order of kustomize. (kustomize api v0.21.2, internal/target/kusttarget_configplugin.go: configureBuiltinTransformers) */
export function transformed(
  items: readonly Item[],
  kustomization: Kustomization,
  specs: TransformerSpecs,
  site: Site,
): readonly Item[] {
  const steps: readonly ((items: readonly Item[]) => readonly Item[])[] = [
    made => withPatches(made, kustomization, site),
    made => inNamespace(made, kustomization, specs.namespace, site),
    made => withAffixes(made, kustomization, specs, site),
    made => withLabels(made, kustomization, specs, site),
    made => withAnnotations(made, kustomization, specs, site),
    made => withJsonPatches(made, kustomization, site),
    made => withReplicas(made, kustomization, specs.replicas, site),
    made => withImages(made, kustomization, specs.images, site),
    made => withReplacements(made, kustomization, site),
  ];
  let made = items;
  for (const step of steps) made = step(made);
  return made;
}
