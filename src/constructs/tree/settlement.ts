import type { IConstruct, Node } from 'constructs';

/** Brings what some constructs wrote in line with all the others: called with the whole tree, in its order. */
export type Settler = (constructs: readonly IConstruct[]) => void;

interface State {
  readonly settlers: Set<Settler>;
  settled: boolean;
}

/** By the root of the tree, since a tree grows as long as somebody adds to it and has no end that we are told of. */
const states = new WeakMap<IConstruct, State>();

/** A construct whose manifests depend on others of its tree: from now on the settler is called before anything is rendered. */
export function settledBy(construct: IConstruct, settler: Settler): void {
  unsettle(construct);
  stateOf(construct.node.root).settlers.add(settler);
}

/** A construct on which the manifests of others depend: it comes, and may go. */
export function unsettle(construct: IConstruct): void {
  const { root, scopes } = construct.node;
  const state = stateOf(root);
  state.settled = false;
  for (const above of scopes) if (above !== construct) watchRemoval(above.node, state);
}

function stateOf(root: IConstruct): State {
  const known = states.get(root);
  if (known) return known;
  const state = { settlers: new Set<Settler>(), settled: false };
  states.set(root, state);
  return state;
}

const watched = new WeakSet<Node>();

/** A node tells nobody that one of its children was removed. (constructs 10.8, src/construct.ts: Node.tryRemoveChild) */
function watchRemoval(node: Node, state: State): void {
  if (watched.has(node)) return;
  watched.add(node);
  const remove = node.tryRemoveChild.bind(node);
  const value = (name: string): boolean => {
    state.settled = false;
    return remove(name);
  };
  Object.defineProperty(node, 'tryRemoveChild', { value, configurable: true, writable: true });
}

/** Settles the tree that a construct stands in, if something was added or removed since the last time. */
export function settle(construct: IConstruct): void {
  const { root } = construct.node;
  const state = states.get(root);
  if (state === undefined || state.settled) return;
  state.settled = true;
  const constructs = root.node.findAll();
  for (const settler of state.settlers) settler(constructs);
}
