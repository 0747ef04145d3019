import type { Json, JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import type { AnalysisSettings } from '#analyze/settings.js';

/** A construct as these matchers need it. They take apps by their shape: an app may come from another copy of a library. */
export interface Tree {
  readonly node: {
    readonly path: string;
    readonly root: Tree;
    findAll(): readonly Tree[];
    validate(): readonly string[];
  };
}

/** A manifest, and the path of the construct that it comes from. */
export interface MadeManifest {
  readonly path: string;
  readonly manifest: JsonObject;
}

/** A PlatformApp: it says itself what it writes, and how that is read. */
export interface RenderedTree extends Tree {
  render(): {
    readonly charts: readonly { readonly chart: unknown; readonly objects: readonly MadeManifest[] }[];
    readonly faults: readonly string[];
    /** Of apps of older copies there are none. */
    readonly ownWarnings?: readonly string[];
    readonly diagnostics: readonly Diagnostic[];
    readonly analysis: AnalysisSettings;
  };
}

/** Whether something is a construct. */
export function isTree(source: unknown): source is Tree {
  if (typeof source !== 'object' || source === null || !('node' in source)) return false;
  const { node } = source;
  return typeof node === 'object' && node !== null && 'findAll' in node && typeof node.findAll === 'function';
}

/** Whether an app renders itself. */
export function isRendered(root: Tree): root is RenderedTree {
  return 'render' in root && typeof root.render === 'function';
}

/** An app, or a chart: what stands below makes no manifests of its own. */
export function isAppOrChart(tree: Tree): boolean {
  return tree === tree.node.root || ('toJson' in tree && !('apiVersion' in tree));
}

/** The manifests below a construct, and why those that are missing cannot be rendered. */
export function manifestsBelow(tree: Tree): {
  readonly made: readonly MadeManifest[];
  readonly faults: readonly string[];
} {
  const rendered = tree.node.findAll().map(renderedObject);
  return {
    made: rendered.flatMap(one => (typeof one === 'object' ? [one] : [])),
    faults: rendered.flatMap(one => (typeof one === 'string' ? [one] : [])),
  };
}

/** The manifest of an ApiObject, or why there is none; undefined for any other construct. */
function renderedObject(one: Tree): MadeManifest | string | undefined {
  const { path } = one.node;
  if (!('apiVersion' in one && 'toJson' in one && typeof one.toJson === 'function')) return undefined;
  try {
    const manifest = (one.toJson as () => Json)(); // cdk8s renders plain data, or throws
    return isObject(manifest) ? { path, manifest } : `[${path}] makes no object`;
  } catch (error) {
    return `[${path}] ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** What the constructs below one warn of, whichever copy of gatewright made them: `[path] prop: what is so`. */
export function warningsBelow(tree: Tree): readonly string[] {
  return tree.node.findAll().flatMap(one => {
    const says: unknown = Reflect.get(one, Symbol.for('gatewright.warnings'));
    if (typeof says !== 'function') return [];
    return (says as () => readonly string[])() /* constructs/tree/warnings.ts */
      .map(text => `[${one.node.path}] ${text}`);
  });
}

/** Looks at a tree whose constructs then tell nobody else what they warn of. */
export function examining<Result>(root: Tree, look: () => Result): Result {
  const mark = Symbol.for('gatewright.examined');
  Object.defineProperty(root, mark, { value: true, configurable: true });
  try {
    return look();
  } finally {
    Reflect.deleteProperty(root, mark);
  }
}
