import type { Chart } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { chartOf } from '../tree/chart-tree.js';

/** The objects of each chart, in the order of the tree but for declared dependencies, which come first. */
export interface ObjectOrder {
  readonly byChart: ReadonlyMap<Chart, readonly ApiObject[]>;
  /** Dependencies that no order can keep. */
  readonly faults: readonly string[];
}

interface Walk {
  readonly byChart: Map<Chart, ApiObject[]>;
  readonly placed: Set<IConstruct>;
  /** What is being placed, with all that stands above it. */
  readonly open: Set<IConstruct>;
  /** Whose dependencies were followed. */
  readonly followed: Set<IConstruct>;
  /** Whose dependencies are being followed: nothing of theirs may come yet. */
  readonly waiting: Set<IConstruct>;
  readonly faults: string[];
}

/** Each construct is visited once: cdk8s links every object to every other and then walks all ways. */
export function objectOrder(root: IConstruct): ObjectOrder {
  const walk: Walk = {
    byChart: new Map(),
    placed: new Set(),
    open: new Set(),
    followed: new Set(),
    waiting: new Set(),
    faults: [],
  };
  place(root, walk);
  return walk;
}

function place(construct: IConstruct, walk: Walk): void {
  if (walk.placed.has(construct) || walk.open.has(construct)) return;
  walk.open.add(construct);
  follow(construct, walk);
  if (construct instanceof ApiObject) append(walk.byChart, construct);
  for (const child of construct.node.children) place(child, walk);
  walk.open.delete(construct);
  walk.placed.add(construct);
}

/** What a construct depends on comes first, together with what the things above that depend on. */
function follow(construct: IConstruct, walk: Walk): void {
  if (walk.followed.has(construct)) return;
  walk.followed.add(construct);
  walk.waiting.add(construct);
  for (const target of construct.node.dependencies) {
    if (chartOf(target) !== chartOf(construct)) continue;
    const around = target.node.scopes;
    const cyclic = walk.open.has(target) || around.some(one => one !== construct && walk.waiting.has(one));
    if (cyclic) walk.faults.push(`[${construct.node.path}] depends on ${target.node.path}, which waits for it in turn`);
    for (const one of around) if (!walk.open.has(one)) follow(one, walk);
    place(target, walk);
  }
  walk.waiting.delete(construct);
}

function append(byChart: Map<Chart, ApiObject[]>, object: ApiObject): void {
  const before = byChart.get(object.chart);
  if (before) before.push(object);
  else byChart.set(object.chart, [object]);
}
