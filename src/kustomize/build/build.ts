import type { BuildNote } from '#model/findings/build-note.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf } from '#model/resource.js';
import type { Unreadable } from '#model/unreadable.js';
import type { FileTree } from '../file/file-tree.js';
import type { Kustomization } from '../file/kustomization.js';
import { readKustomization } from '../file/kustomization.js';
import type { Site } from '../file/site.js';
import { contentHash } from '../generate/content-hash.js';
import type { Item } from '../identity/item.js';
import { withPrevious } from '../identity/item.js';
import { withNamesFollowed } from '../transform/name-references.js';
import { withVariables } from '../transform/variables.js';
import { nodeAt, scalarText, textNode, withNodeAt } from '../tree/node.js';
import type { Mapping } from '../tree/node.js';
import { placedResource } from '../tree/placed.js';
import { withTexts } from '../tree/texts.js';
import { accumulated, nothingYet } from './accumulated.js';

/** What a kustomization builds. */
export interface Built {
  /** The folder of the kustomization. */
  readonly root: string;
  readonly resources: readonly BuiltResource[];
  readonly notes: readonly BuildNote[];
  readonly unreadable: readonly Unreadable[];
  /** The files that were read, and those that were looked for: none of them is a manifest of its own. */
  readonly files: readonly string[];
}

/** A built resource, and where each of its fields was written. */
export interface BuiltResource extends Resource {
  readonly node: Mapping;
}

/**
 * Builds a kustomization in memory, as `kustomize build` would. What cannot be built is noted and left out; the rest goes on.
 * (kustomize api v0.21.2, internal/target/kusttarget.go: makeCustomizedResMap)
 */
export function built(root: string, files: FileTree): Built {
  const [notes, unreadable, asked]: [BuildNote[], Unreadable[], Set<string>] = [[], [], new Set()];
  const site: Site = {
    files: { ...files, read: file => (asked.add(file), files.read(file)) },
    noted: note => notes.push(note),
    unread: one => unreadable.push(one),
  };
  const kustomization = readKustomization(root, site);
  const resources = kustomization ? resourcesOf(kustomization, site) : [];
  return { root, resources, notes: once(notes), unreadable, files: [...asked] };
}

function resourcesOf(kustomization: Kustomization, site: Site): readonly BuiltResource[] {
  const { items, specs, variables } = accumulated(kustomization, nothingYet, [kustomization.folder], site);
  const named = withNamesFollowed(items.map(withHash), specs.nameReference, site);
  return withVariables(named, variables, specs.varReference, site)
    .map(({ node, amiss }) => ({ node: withoutIdleAnnotations(node), amiss }))
    .map(({ node, amiss }) => ({ ...placedResource(node, amiss), node }))
    .filter(one => !isLocal(one));
}

/** Names of what is generated end with the hash of its content, before names in it are followed. */
function withHash(item: Item): Item {
  const name = nodeAt(item.node, ['metadata', 'name']);
  if (!item.hashed || name?.kind !== 'scalar') return item;
  const hashed = textNode(`${scalarText(name)}-${contentHash(item.node)}`, name.from);
  return { ...withPrevious(item), node: withNodeAt(item.node, ['metadata', 'name'], hashed) };
}

/** kustomize keeps its own notes in annotations, writes them all as texts, and takes the field away with the last of them. (resource/resource.go: SetOrigin) */
function withoutIdleAnnotations(node: Mapping): Mapping {
  const path = ['metadata', 'annotations'];
  return nodeAt(node, path)?.kind === 'mapping' ? withTexts(node, path) : withNodeAt(node, path, undefined);
}

/** What is for tools alone is not built. (konfig/general.go: IgnoredByKustomizeAnnotation) */
function isLocal(resource: Resource): boolean {
  const local = annotationsOf(resource)['config.kubernetes.io/local-config'];
  return local !== undefined && local !== 'false';
}

/** A base that is reached by two ways is told of once. */
function once(notes: readonly BuildNote[]): readonly BuildNote[] {
  return [...new Map(notes.map(one => [JSON.stringify(one), one])).values()];
}
