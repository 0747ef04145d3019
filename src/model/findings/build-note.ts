import type { Origin } from '../origin.js';

/** What is noticed where a kustomization is built in memory. */
export type BuildNote = { readonly at: Origin } & (RefusedBuild | IdleEntry | DeprecatedField | NotBuilt);

/** `kustomize build` fails here. */
export type RefusedBuild =
  /** Nothing is at a path that is named. */
  | { readonly kind: 'file-missing'; readonly field: string; readonly path: string }
  /** The system does not let it be read. */
  | { readonly kind: 'file-unread'; readonly path: string; readonly because: string }
  /** A folder that is named holds no kustomization. */
  | { readonly kind: 'folder-without-kustomization'; readonly path: string }
  | { readonly kind: 'two-kustomizations'; readonly files: readonly string[] }
  /** Folders that name each other, in a ring. */
  | { readonly kind: 'build-cycle'; readonly folders: readonly string[] }
  | { readonly kind: 'field-unknown'; readonly field: string; readonly nearest?: string }
  | { readonly kind: 'field-misshapen'; readonly field: string; readonly wanted: string }
  | { readonly kind: 'kind-unexpected'; readonly found: string; readonly wanted: string }
  | { readonly kind: 'version-unexpected'; readonly found: string; readonly wanted: string }
  | { readonly kind: 'empty-kustomization' }
  /** What is named as a resource is none. */
  | { readonly kind: 'no-resource'; readonly path: string; readonly found: string }
  | { readonly kind: 'resource-twice'; readonly id: string; readonly first: Origin }
  /** Something wants one object, and finds none or several. */
  | { readonly kind: 'object-unmatched'; readonly field: string; readonly id: string; readonly found: number }
  /** Something cannot be done, for a reason of its own. */
  | { readonly kind: 'step-refused'; readonly field: string; readonly id?: string; readonly because: string };

/** Something is asked that does nothing. */
export interface IdleEntry {
  readonly kind: 'entry-idle';
  readonly field: string;
  /** Nothing is as it says, it says nothing, or it stands where nothing is read. */
  readonly what: 'unmatched' | 'empty' | 'not-read';
  /** What it is for: the name of an image, the target of a patch. */
  readonly wants?: string;
}

/** A field that has a successor. */
export interface DeprecatedField {
  readonly kind: 'field-deprecated';
  readonly field: string;
  readonly instead: string;
}

/** What others have to do before this can be built. */
export interface NotBuilt {
  readonly kind: 'not-built';
  /** Something of another place, a Helm chart, a plugin of kustomize, a schema of one's own, a component that nobody uses. */
  readonly what: 'remote' | 'chart' | 'plugin' | 'schema' | 'component';
  readonly name: string;
}
