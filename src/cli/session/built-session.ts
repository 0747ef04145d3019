import type { BuildNote } from '#model/findings/build-note.js';
import type { Path } from '#model/origin.js';
import type { Subject } from '#model/resource.js';
import type { Built } from '#kustomize/build/build.js';
import { built } from '#kustomize/build/build.js';
import { rootsAmong } from '#kustomize/build/roots.js';
import { writtenAt } from '#kustomize/tree/placed.js';
import type { Input } from '../input/inputs.js';
import type { InputTree } from '../input/input-tree.js';

/** What the kustomizations among the files of a call make of them. */
export interface Builds {
  readonly builds: readonly Built[];
  /** The files that no kustomization names. */
  readonly rest: readonly Input[];
  /** What was noticed of kustomizations that are not built. */
  readonly notes: readonly BuildNote[];
}

/** Builds each kustomization that no other one uses; the files that none of them names are left. */
export function buildsOf(inputs: readonly Input[], tree: InputTree): Builds {
  const { roots, unused } = rootsAmong(
    inputs.map(one => one.file),
    tree,
  );
  const builds = roots.map(root => built(root, tree));
  const aside = unused.map(root => built(root, tree));
  const named = new Set([...builds, ...aside].flatMap(one => one.files.map(file => tree.inputOf(file))));
  return {
    builds,
    rest: inputs.filter(one => !named.has(one)),
    notes: aside.flatMap(unusedNote),
  };
}

/** A component that nobody uses is told of at its beginning. */
function unusedNote({ root, files: [file] }: Built): readonly BuildNote[] {
  if (file === undefined) return [];
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return [{ kind: 'not-built', at, what: 'component', name: root }];
}

/** Where the field of a built resource was written, in the words of its text: undefined where a change there would say something else. */
export function writtenField(
  { resources }: Built,
  { kind, namespace = '', name }: Subject,
  path: Path,
): { readonly subject: Pick<Subject, 'kind' | 'name'>; readonly path: Path } | undefined {
  const resource = resources.find(one => one.kind === kind && one.namespace === namespace && one.name === name);
  const written = resource && writtenAt(resource.node, path);
  return written?.source.subject && { subject: written.source.subject, path: written.path };
}
