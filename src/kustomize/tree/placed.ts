import type { FieldPart, Origin, Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { jsonObjectOf } from './json-of.js';
import type { Mapping, Node, Source } from './node.js';
import { textIn, nodeAt } from './node.js';

/** A built resource, each of whose fields stands where its value was written. */
export function placedResource(root: Mapping, rest: Pick<Resource, 'repeated' | 'faultyBytes'> = {}): Resource {
  const textAt = (...keys: readonly string[]): string => textIn(nodeAt(root, keys)) ?? '';
  return {
    apiVersion: textAt('apiVersion'),
    kind: textAt('kind'),
    namespace: textAt('metadata', 'namespace'),
    name: textAt('metadata', 'name') || textAt('metadata', 'generateName'),
    value: jsonObjectOf(root),
    locate: (path, part) => locatedIn(root, path, part),
    plainText: path => {
      const { node, rest: left } = foundIn(root, path);
      return left.length === 0 && node.kind === 'scalar' ? node.plain : undefined;
    },
    ...rest,
  };
}

/** Where in a text the field of a built resource was written, to change it there: undefined where no text says it as it is. */
export function writtenAt(root: Mapping, path: Path): { readonly source: Source; readonly path: Path } | undefined {
  const { node, rest } = foundIn(root, path);
  if (rest.length > 0 && node.kind !== 'mapping') return undefined;
  return { source: node.from, path: [...node.from.path, ...rest] };
}

/** No key of a manifest: a path that ends with it leads to the nearest parent. */
const nowhere = '\u0000';

function locatedIn(root: Mapping, path: Path, part?: FieldPart): Origin {
  const { node, rest } = foundIn(root, path);
  const { from } = node;
  if (path.length === 0 || rest.length === path.length) return root.from.locate(root.from.path, part);
  if (rest.length > 0) return from.locate([...from.path, nowhere], part);
  return from.locate(from.path, part);
}

/** The node at the end of a path, or the last on the way there; and what is left of the path. */
function foundIn(root: Node, path: Path): { readonly node: Node; readonly rest: Path } {
  let node = root;
  for (const [depth, key] of path.entries()) {
    const next = childOf(node, key);
    if (next === undefined) return { node, rest: path.slice(depth) };
    node = next;
  }
  return { node, rest: [] };
}

function childOf(node: Node, key: string | number): Node | undefined {
  if (typeof key === 'number') return node.kind === 'sequence' ? node.items[key] : undefined;
  return node.kind === 'mapping' ? node.fields.get(key) : undefined;
}
