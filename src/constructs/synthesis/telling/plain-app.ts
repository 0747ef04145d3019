import type { IConstruct } from 'constructs';
import { isOfSomeCopy } from '../../tree/copy.js';
import { whileStill } from '../../tree/seen.js';
import { settle } from '../../tree/settlement.js';
import { ownWarnings } from './own-warnings.js';
import { say } from '../synth.js';

/** The constructs of a tree that may warn, in the order in which they were made, and what was said of them. */
interface Warning {
  readonly constructs: IConstruct[];
  readonly said: Set<string>;
}

const trees = new WeakMap<IConstruct, Warning>();

/** A plain App of cdk8s tells no warnings: when it validates its constructs, one of them tells those of all, each once. */
export function tellUnderPlainApp(construct: IConstruct): void {
  const { root } = construct.node;
  const tree = trees.get(root) ?? { constructs: [], said: new Set() };
  trees.set(root, tree);
  tree.constructs.push(construct);
  construct.node.addValidation({
    validate: () => {
      if (tree.constructs.find(isInTree) === construct && !isToldOtherwise(root)) tell(root, tree);
      return [];
    },
  });
}

/** Somebody may have removed it. */
function isInTree({ node }: IConstruct): boolean {
  return node.scopes.every(
    ({ node: { scope, id } }, at, scopes) => at === 0 || scope?.node.tryFindChild(id) === scopes[at],
  );
}

/** A PlatformApp tells them itself, and so does a matcher, which puts its mark on the root while it looks. */
function isToldOtherwise(root: IConstruct): boolean {
  return isOfSomeCopy(root) || Symbol.for('gatewright.examined') in root;
}

function tell(root: IConstruct, { said }: Warning): void {
  settle(root);
  const constructs = root.node.findAll();
  const warnings = whileStill(root, constructs, () => ownWarnings(constructs));
  say(warnings.filter(one => !said.has(one)).map(one => `warning: ${one}`));
  for (const one of warnings) said.add(one);
}
