import type { IConstruct } from 'constructs';

/** What is asked of all constructs of a tree. The same function is the same question. */
export type Question<Answer> = (constructs: readonly IConstruct[]) => Answer;

interface Still {
  readonly constructs: readonly IConstruct[];
  readonly answers: Map<Question<unknown>, unknown>;
}

/** Trees in which nothing changes for now, by their roots. */
const still = new WeakMap<IConstruct, Still>();

/**
 * Does something with a tree in which nothing changes meanwhile, as when it is validated and rendered: what many constructs ask of
 * the whole tree is then found in one walk. (bench/closed.mjs)
 */
export function whileStill<Result>(root: IConstruct, constructs: readonly IConstruct[], act: () => Result): Result {
  still.set(root, { constructs, answers: new Map() });
  try {
    return act();
  } finally {
    still.delete(root);
  }
}

/** What is to be seen in the tree that a construct stands in. */
export function seenIn<Answer>({ node }: IConstruct, question: Question<Answer>): Answer {
  const tree = still.get(node.root);
  if (tree === undefined) return question(node.root.node.findAll());
  if (!tree.answers.has(question)) tree.answers.set(question, question(tree.constructs));
  return tree.answers.get(question) as Answer; // it is kept by the question that gave it
}
