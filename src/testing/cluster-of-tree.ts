import type { AnalyzeOptions } from '#ask/analyze.js';
import { settingsOf } from '#ask/analyze.js';
import { check } from '#ask/check.js';
import { factsOf } from '#analyze/facts.js';
import { madeResource } from '#analyze/made-resource.js';
import type { AnalysisSettings } from '#analyze/settings.js';
import { readCertificate } from '#crypto/read-certificate.js';
import { verifyCredentials } from '#crypto/verify-credentials.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import type { Examined } from './examined.js';
import type { MadeManifest, RenderedTree, Tree } from './tree.js';
import { examining, isRendered, manifestsBelow, warningsBelow } from './tree.js';

/** What is known of an app or a chart: made anew when a construct or a manifest of it has changed. */
export function clusterOfTree(tree: Tree, options: AnalyzeOptions): Examined {
  const state = stateOf(tree.node.root, options);
  const before = known.get(tree);
  if (before?.state === state) return before.value;
  const value = examinedTree(tree, options);
  known.set(tree, { state, value });
  return value;
}

const known = new WeakMap<Tree, { readonly state: string; readonly value: Examined }>();

/** Routes are written together: what a construct means rests on the others of its app. */
function stateOf(root: Tree, options: AnalyzeOptions): string {
  return JSON.stringify([root.node.findAll().map(one => one.node.path), manifestsBelow(root), options]);
}

function examinedTree(tree: Tree, options: AnalyzeOptions): Examined {
  const { root } = tree.node;
  const {
    made,
    faults,
    warnings = [],
    diagnostics,
    analysis,
  } = isRendered(root) ? renderedIn(root, tree) : plainIn(tree);
  const settings = settingsOf({ ...options, readCertificate, verifyCredentials }, [], analysis);
  const facts = factsOf(
    { resources: made.map(({ path, manifest }) => madeResource(path, manifest)), unreadable: [] },
    settings,
  );
  const empty = made.length === 0 && faults.length === 0;
  return {
    facts,
    diagnostics: diagnostics ?? check(facts),
    faults: empty ? [`[${tree.node.path || 'app'}] there is no manifest in it`] : faults,
    warnings,
    fromCode: true,
  };
}

/** What is made of a tree. Without diagnostics nobody has checked it yet. */
interface Made {
  readonly made: readonly MadeManifest[];
  readonly faults: readonly string[];
  readonly warnings?: readonly string[];
  readonly diagnostics?: readonly Diagnostic[];
  readonly analysis?: AnalysisSettings;
}

/** Of a chart, what is its own: the app has more to say. */
function renderedIn(root: RenderedTree, tree: Tree): Made {
  const { charts, faults, ownWarnings: warnings = [], diagnostics, analysis } = root.render();
  const made = charts.filter(({ chart }) => tree === root || chart === tree).flatMap(({ objects }) => objects);
  if (tree === root) return { made, faults, warnings, diagnostics, analysis };
  const { path } = tree.node;
  return {
    made,
    faults: faults.filter(says => isSaidIn(path, says)),
    warnings: warnings.filter(says => isSaidIn(path, says)),
    diagnostics: diagnostics.filter(({ at }) => at.file === path || at.file.startsWith(`${path}/`)),
    analysis,
  };
}

function isSaidIn(path: string, says: string): boolean {
  return says.startsWith(`[${path}]`) || says.startsWith(`[${path}/`);
}

function plainIn(tree: Tree): Made {
  const { made, faults } = manifestsBelow(tree);
  return examining(tree.node.root, () => {
    const all = tree.node.findAll();
    const invalid = all.flatMap(({ node }) => node.validate().map(says => `[${node.path || 'app'}] ${says}`));
    return { made, faults: [...invalid, ...faults], warnings: warningsBelow(tree) };
  });
}
