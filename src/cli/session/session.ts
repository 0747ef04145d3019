import type { AnalysisSettings } from '#analyze/settings.js';
import type { BuildNote } from '#model/findings/build-note.js';
import type { Resource } from '#model/resource.js';
import type { Built } from '#kustomize/build/build.js';
import { built } from '#kustomize/build/build.js';
import { isKustomizationName } from '#kustomize/file/file-tree.js';
import type { Unreadable } from '#model/unreadable.js';
import { parseManifest } from '#parse/manifests.js';
import type { Configuration } from '#configuration/configuration.js';
import type { Input } from '../input/inputs.js';
import type { InputTree } from '../input/input-tree.js';
import { inputTree } from '../input/input-tree.js';
import type { PassedOverFile } from '../input/passed-over-files.js';
import { passedOverIn } from '../input/passed-over-files.js';
import type { Streams } from '../contract/streams.js';

/** One cluster of a call: its files as read, and how it is to be analysed. */
export interface Session {
  /** What tells it from the other clusters of the call: its paths, or the folder of its kustomization. Absent where it is the only one. */
  readonly cluster?: string;
  readonly resources: readonly Resource[];
  readonly unreadable: readonly Unreadable[];
  /** What was noticed where its kustomization was built. */
  readonly building: readonly BuildNote[];
  /** What its kustomization builds; absent where its files are manifests themselves. */
  readonly built?: Built;
  readonly counts: Counts;
  readonly settings: AnalysisSettings;
  readonly configuration: Configuration;
  readonly inputs: readonly Input[];
  readonly texts: ReadonlyMap<string, string>;
  /** Files in which nothing was meant for Kubernetes, and why. */
  readonly passedOver: readonly PassedOverFile[];
  /** What was met beside the files of the cluster: what is no manifest, and definitions that cannot be read. */
  readonly beside: Pick<Session, 'passedOver' | 'unreadable'>;
}

/** Documents by what became of them. */
export interface Counts {
  readonly files: number;
  readonly resources: number;
  readonly ignored: number;
  readonly unreadable: number;
}

/** What a cluster is read with, and named by. */
export type Context = Pick<Session, 'configuration' | 'settings' | 'beside' | 'building'> &
  Partial<Pick<Session, 'cluster'>>;

/** The same cluster with other contents of some of its files. */
export function sessionWith(session: Session, changed: ReadonlyMap<string, Input>, streams: Streams): Session {
  const inputs = session.inputs.map(one => changed.get(one.file) ?? one);
  if (!session.built) return sessionFrom(inputs, session, streams);
  const tree = inputTree(inputs, streams.cwd);
  return builtSession(built(session.built.root, tree), tree, session);
}

/** The cluster that a kustomization builds. What others have to render may hold anything: nothing is taken to be all there is. */
export function builtSession(built: Built, tree: InputTree, context: Context): Session {
  const { configuration, settings, beside } = context;
  const inputs = built.files.flatMap(file => tree.inputOf(file) ?? []);
  const unreadable = [...built.unreadable, ...beside.unreadable];
  const isWhole = !built.notes.some(one => one.kind === 'not-built');
  const files = inputs.filter(one => isKustomizationName(one.file));
  return {
    cluster: built.root,
    built,
    resources: built.resources,
    building: built.notes,
    unreadable,
    counts: {
      files: inputs.length,
      resources: built.resources.length,
      ignored: files.length,
      unreadable: unreadable.length,
    },
    settings: { ...settings, complete: settings.complete && isWhole },
    configuration,
    inputs,
    texts: textsOf(inputs),
    passedOver: built.resources.length > 0 ? [] : files.map(({ file }) => ({ file, because: 'a kustomization' })),
    beside,
  };
}

/** The cluster that files make together. */
export function sessionFrom(inputs: readonly Input[], context: Context, { progress }: Streams): Session {
  const { configuration, settings, beside, building, cluster } = context;
  const parsed = inputs.map((one, at) => {
    progress?.(`${at} of ${inputs.length} files read`);
    return readInput(one);
  });
  const unreadable = [...parsed.flatMap(one => one.unreadable), ...beside.unreadable];
  return {
    ...(cluster !== undefined && { cluster }),
    building,
    resources: parsed.flatMap(one => one.resources),
    unreadable,
    counts: {
      files: inputs.length,
      resources: sum(parsed.map(readIn)),
      ignored: sum(parsed.map(one => one.ignored)),
      unreadable: unreadable.length,
    },
    settings,
    configuration,
    inputs,
    texts: textsOf(inputs),
    passedOver: [...beside.passedOver, ...inputs.flatMap(({ file }, at) => passedOverIn(file, parsed[at]))],
    beside,
  };
}

function textsOf(inputs: readonly Input[]): ReadonlyMap<string, string> {
  return new Map(inputs.flatMap(({ file, text }) => (text === undefined ? [] : [[file, text]])));
}

/** A List counts as its items, or as one document where it has none. */
function readIn({ resources, documents, ignored, unreadable }: ReturnType<typeof parseManifest>): number {
  return Math.max(resources.length, documents - ignored - unreadable.length);
}

/** A file as its documents; what cannot be read is one that is unreadable. */
export function readInput({ file, text, replaced, fault }: Input): ReturnType<typeof parseManifest> {
  if (text !== undefined) return parseManifest(file, text, replaced);
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    resources: [],
    unreadable: [{ at, message: fault ?? 'the file cannot be read' }],
    ignored: 0,
    ignoredAs: [],
    documents: 1,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
