import { isArray } from '#model/json.js';
import type { Json } from '#model/json.js';
import type { AllDocuments } from '#parse/all-documents.js';
import { allDocuments } from '#parse/all-documents.js';
import { pathIn } from '../file/file-tree.js';
import { isSet, textOf } from '../file/fields.js';
import { inlineDocuments } from '../file/inline.js';
import type { Kustomization } from '../file/kustomization.js';
import type { Site } from '../file/site.js';
import { namedFile } from '../file/site.js';
import type { Selector } from '../identity/selector.js';
import type { Mapping, Node, Scalar } from '../tree/node.js';
import { fieldOf, nodeAt, placeOf, scalarText, textIn } from '../tree/node.js';
import { nodeOf } from '../tree/read-node.js';

/** A patch, read: what it says, and which objects it is for. */
export interface Patch {
  readonly field: string;
  /** The entry of the kustomization. */
  readonly entry: Node;
  readonly content: PatchContent;
  readonly target?: Selector;
  readonly allowNameChange: boolean;
  readonly allowKindChange: boolean;
}

/** Parts of objects to be merged, or the operations of a JSON patch. */
export type PatchContent =
  | { readonly kind: 'merge'; readonly parts: readonly Mapping[] }
  | { readonly kind: 'operations'; readonly operations: readonly Node[] };

/** Reads an entry of `patches` or `patchesJson6902`; undefined where it says nothing that can be applied, which is noted. */
export function patchOf(entry: Mapping, field: string, kustomization: Kustomization, site: Site): Patch | undefined {
  const [path, inline] = [fieldOf(entry, 'path'), fieldOf(entry, 'patch')].map(one =>
    one?.kind === 'scalar' && scalarText(one).trim() !== '' ? one : undefined,
  );
  if ((path === undefined) === (inline === undefined)) {
    const because = path ? 'path and patch exclude each other' : 'it names neither a path nor a patch';
    site.noted({ kind: 'step-refused', at: placeOf(entry), field, because });
    return undefined;
  }
  const content = path
    ? fileContent(path, field, kustomization, site)
    : inline && inlineContent(inline, field, kustomization, site);
  if (!content) return undefined;
  const target = fieldOf(entry, 'target');
  return {
    field,
    entry,
    content,
    ...(target && { target: selectorIn(target) }),
    allowNameChange: isSet(fieldOf(entry, 'options'), 'allowNameChange'),
    allowKindChange: isSet(fieldOf(entry, 'options'), 'allowKindChange'),
  };
}

/** Reads an entry of `patchesStrategicMerge`: a patch itself, or the path of one. (kustomize api v0.21.2, internal/builtins/PatchStrategicMergeTransformer.go) */
export function mergePatchOf(entry: Scalar, kustomization: Kustomization, site: Site): Patch | undefined {
  const field = 'patchesStrategicMerge';
  const isInline = allDocuments('', scalarText(entry)).documents.some(one => isPart(one.value));
  const content = isInline
    ? inlineContent(entry, field, kustomization, site)
    : fileContent(entry, field, kustomization, site);
  return content && { field, entry, content, allowNameChange: false, allowKindChange: false };
}

/** A selector as a kustomization writes it. */
export function selectorIn(node: Node): Selector {
  const keys = ['group', 'version', 'kind', 'name', 'namespace', 'labelSelector', 'annotationSelector'] as const;
  return Object.fromEntries(
    keys.flatMap(key => {
      const text = textOf(node, key);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

/** A target in words: `kind: Deployment, name: web`. */
export function targetText(target: object): string {
  return Object.entries(target)
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(', ');
}

function fileContent(path: Scalar, field: string, { folder }: Kustomization, site: Site): PatchContent | undefined {
  const file = pathIn(folder, scalarText(path));
  const read = namedFile(site, file, { field, from: path.from });
  return read && contentOf(allDocuments(file, read.text), path, field, site);
}

/** Blanks around an entry of `patches` are not read. (internal/builtins/PatchTransformer.go) */
function inlineContent(patch: Scalar, field: string, file: Kustomization, site: Site): PatchContent | undefined {
  const text = field === 'patches' ? scalarText(patch).trimEnd() : scalarText(patch);
  return contentOf(inlineDocuments(patch, text, file), patch, field, site);
}

function contentOf(
  { documents, unreadable }: AllDocuments,
  from: Scalar,
  field: string,
  site: Site,
): PatchContent | undefined {
  for (const one of unreadable) site.unread(one);
  const nodes = documents.filter(one => one.value !== null).map(one => ({ node: nodeOf(one), value: one.value }));
  const [first] = nodes;
  if (!first) {
    if (unreadable.length === 0) site.noted({ kind: 'entry-idle', at: placeOf(from), field, what: 'empty' });
    return undefined;
  }
  if (isArray(first.value) && first.node.kind === 'sequence')
    return { kind: 'operations', operations: first.node.items };
  const parts = nodes.flatMap(({ node }) => (node.kind === 'mapping' ? [node] : []));
  const nameless = parts.find(one => !isNamed(one));
  if (nameless === undefined && parts.length === nodes.length) return { kind: 'merge', parts };
  const because = 'a patch has a kind and a metadata.name, or is a list of operations';
  site.noted({ kind: 'step-refused', at: placeOf(nameless ?? from), field, because });
  return undefined;
}

function isNamed(part: Mapping): boolean {
  return [['kind'], ['metadata', 'name']].every(keys => (textIn(nodeAt(part, keys)) ?? '') !== '');
}

function isPart(value: Json): boolean {
  return typeof value === 'object' && value !== null && !isArray(value) && typeof value['kind'] === 'string';
}
