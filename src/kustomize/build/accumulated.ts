import { isRemote, pathIn } from '../file/file-tree.js';
import { textsOf } from '../file/fields.js';
import type { Kustomization } from '../file/kustomization.js';
import { kustomizationsIn, readKustomization } from '../file/kustomization.js';
import type { Site } from '../file/site.js';
import { absorbed } from '../generate/absorbed.js';
import { generatedBy } from '../generate/generated.js';
import type { Item } from '../identity/item.js';
import type { TransformerSpecs } from '../specs/transformer-specs.js';
import { noSpecs } from '../specs/transformer-specs.js';
import { transformed } from '../transform/transformed.js';
import type { Variable } from '../transform/variables.js';
import { joinedVariables, variablesOf, withVariableNames } from '../transform/variables.js';
import type { Scalar } from '../tree/node.js';
import { placeOf, scalarText } from '../tree/node.js';
import { joinedSpecs, specsOf } from './configurations.js';
import { appendedItems, itemsInFile } from './resource-files.js';
import { noteUnbuilt } from './unbuilt.js';

/** What a kustomization makes of what it names, before names are final. */
export interface Accumulated {
  readonly items: readonly Item[];
  readonly specs: TransformerSpecs;
  readonly variables: readonly Variable[];
}

/** Nothing yet. */
export const nothingYet: Accumulated = { items: [], specs: noSpecs, variables: [] };

/** Runs one kustomization: resources, generators, components, transformers. (kustomize api v0.21.2, internal/target/kusttarget.go: accumulateTarget) */
export function accumulated(
  kustomization: Kustomization,
  before: Accumulated,
  way: readonly string[],
  site: Site,
): Accumulated {
  const { node } = kustomization;
  noteUnbuilt(kustomization, site);
  let made = before;
  for (const path of textsOf(node, 'resources')) made = withResource(made, path, kustomization, way, site);
  const specs = specsOf(kustomization, made.specs, site);
  let items = made.items;
  for (const one of generatedBy(kustomization, site)) items = absorbed(items, one, site);
  made = { ...made, items, specs };
  for (const path of textsOf(node, 'components')) made = withComponent(made, path, kustomization, way, site);
  const changed = transformed(made.items, kustomization, made.specs, site);
  const variables = variablesOf(kustomization);
  const named = withVariableNames(changed, variables, site);
  return { items: named, specs: made.specs, variables: joinedVariables(made.variables, variables, site) };
}

function withResource(
  made: Accumulated,
  path: Scalar,
  kustomization: Kustomization,
  way: readonly string[],
  site: Site,
): Accumulated {
  const named = pathIn(kustomization.folder, scalarText(path));
  if (site.files.isFolder(named)) return withFolder(made, { path, named, field: 'resources' }, way, site);
  if (site.files.read(named) === undefined && isRemote(scalarText(path))) {
    site.noted({ kind: 'not-built', at: placeOf(path), what: 'remote', name: scalarText(path) });
    return made;
  }
  return { ...made, items: appendedItems(made.items, itemsInFile(named, path, site), site) };
}

function withComponent(
  made: Accumulated,
  path: Scalar,
  kustomization: Kustomization,
  way: readonly string[],
  site: Site,
): Accumulated {
  const named = pathIn(kustomization.folder, scalarText(path));
  const field = 'components';
  if (site.files.isFolder(named)) return withFolder(made, { path, named, field }, way, site);
  if (isRemote(scalarText(path)))
    site.noted({ kind: 'not-built', at: placeOf(path), what: 'remote', name: scalarText(path) });
  else site.noted({ kind: 'file-missing', at: placeOf(path), field, path: named });
  return made;
}

interface NamedFolder {
  readonly path: Scalar;
  readonly named: string;
  readonly field: 'resources' | 'components';
}

/** A component changes what is there; any other kustomization is built by itself first. */
function withFolder(
  made: Accumulated,
  { path, named, field }: NamedFolder,
  way: readonly string[],
  site: Site,
): Accumulated {
  const at = placeOf(path);
  if (way.some(one => isWithin(one, named))) {
    site.noted({ kind: 'build-cycle', at, folders: [...way, named] });
    return made;
  }
  if (kustomizationsIn(named, site).length === 0) {
    site.noted({ kind: 'folder-without-kustomization', at, path: named });
    return made;
  }
  const below = readKustomization(named, site);
  if (!below) return made;
  const wanted = field === 'components' ? 'Component' : 'Kustomization';
  const found = below.isComponent ? 'Component' : 'Kustomization';
  if (found !== wanted) {
    site.noted({ kind: 'kind-unexpected', at, found, wanted });
    return made;
  }
  if (below.isComponent) return accumulated(below, made, [...way, named], site);
  const { items, specs, variables } = accumulated(below, nothingYet, [...way, named], site);
  return {
    items: appendedItems(made.items, items, site),
    specs: joinedSpecs(made.specs, specs, path, site),
    variables: joinedVariables(made.variables, variables, site),
  };
}

function isWithin(folder: string, outer: string): boolean {
  return folder === outer || outer === '.' || folder.startsWith(`${outer}/`);
}
