import type { IConstruct } from 'constructs';

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
  const { root } = construct.node;
  const state = states.get(root);
  if (state === undefined) states.set(root, { settlers: new Set([settler]), settled: false });
  else {
    state.settlers.add(settler);
    state.settled = false;
  }
}

/** A construct on which the manifests of others depend. */
export function unsettle(construct: IConstruct): void {
  const state = states.get(construct.node.root);
  if (state) state.settled = false;
}

/** Settles the tree that a construct stands in, if something was added since the last time. */
export function settle(construct: IConstruct): void {
  const { root } = construct.node;
  const state = states.get(root);
  if (state === undefined || state.settled) return;
  state.settled = true;
  const constructs = root.node.findAll();
  for (const settler of state.settlers) settler(constructs);
}
