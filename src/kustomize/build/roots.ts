import { folderOf, isKustomizationName, isRemote, pathIn } from '../file/file-tree.js';
import type { FileTree } from '../file/file-tree.js';
import { textsOf } from '../file/fields.js';
import { isKustomization, readKustomization } from '../file/kustomization.js';
import { scalarText } from '../tree/node.js';

/** The kustomizations of some files, by their folders. */
export interface Roots {
  /** Those that no other one uses. */
  readonly roots: readonly string[];
  /** Components that no kustomization uses: nobody builds them by themselves. */
  readonly unused: readonly string[];
}

/** Which kustomizations among some files are built for themselves. */
export function rootsAmong(files: readonly string[], tree: FileTree): Roots {
  const folders = [
    ...new Set(
      files
        .filter(isKustomizationName)
        .filter(file => isOurs(file, tree))
        .map(folderOf),
    ),
  ];
  const known = new Map(folders.map(folder => [folder, usedBy(folder, tree)]));
  const used = new Set([...known].flatMap(([folder, { uses }]) => uses.filter(one => one !== folder)));
  const free = folders.filter(folder => !used.has(folder));
  const reached = reachedFrom(free, known);
  const ring = folders.filter(folder => !reached.has(folder));
  const roots = [...free, ...firstOfEach(ring, known)];
  return {
    roots: roots.filter(folder => known.get(folder)?.isComponent !== true),
    unused: roots.filter(folder => known.get(folder)?.isComponent === true),
  };
}

interface Uses {
  readonly uses: readonly string[];
  readonly isComponent: boolean;
}

function isOurs(file: string, tree: FileTree): boolean {
  const read = tree.read(file);
  return read !== undefined && (!('text' in read) || isKustomization(file, read.text));
}

function usedBy(folder: string, files: FileTree): Uses {
  const silent = { files, noted: () => undefined, unread: () => undefined };
  const kustomization = readKustomization(folder, silent);
  if (!kustomization) return { uses: [], isComponent: false };
  const { node, isComponent } = kustomization;
  const paths = ['resources', 'components', 'generators', 'transformers', 'validators'].flatMap(field =>
    textsOf(node, field).map(scalarText),
  );
  return { uses: paths.filter(path => !isRemote(path)).map(path => pathIn(folder, path)), isComponent };
}

function reachedFrom(start: readonly string[], known: ReadonlyMap<string, Uses>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...start];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (reached.has(one)) continue;
    reached.add(one);
    waiting.push(...(known.get(one)?.uses ?? []));
  }
  return reached;
}

/** Of folders that use each other in a ring, the first is built, which tells of the ring. */
function firstOfEach(ring: readonly string[], known: ReadonlyMap<string, Uses>): readonly string[] {
  const [first, ...rest] = ring;
  if (first === undefined) return [];
  const reached = reachedFrom([first], known);
  return [
    first,
    ...firstOfEach(
      rest.filter(one => !reached.has(one)),
      known,
    ),
  ];
}
