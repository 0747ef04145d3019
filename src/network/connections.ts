import type { Behaviour } from './behaviours.js';
import { behavioursOf } from './behaviours.js';
import type { Engine } from './engine.js';
import type { NetworkModel } from './model.js';
import type { Party } from './parties.js';
import { listedSpots, partiesOf } from './parties.js';
import type { Direction } from './policy.js';
import type { PortSet } from './port-set.js';
import { difference } from './port-set.js';
import type { Programme } from './programmes.js';

/** Who reaches whom on which ports: each of `from` each of `to`. A workload reaches itself only where it has several pods. */
export interface ConnectionGroup {
  readonly from: readonly Party[];
  readonly to: readonly Party[];
  readonly ports: PortSet;
}

/** All connections among the workloads of the manifests and the outside. */
export interface Connections {
  readonly allowed: readonly ConnectionGroup[];
  /** What the manifests cannot tell. */
  readonly unknown: readonly ConnectionGroup[];
}

/** Every connection, equal ends put together. Decided between behaviours, of which there are far fewer than pods. */
export function connectionsOf(model: NetworkModel): Connections {
  const { engine } = model;
  const behaviours = behavioursOf(engine, listedSpots(model));
  const parties = partiesOf(model, behaviours);
  const grid = gridOf(engine, behaviours);
  const partiesIn = (some: readonly number[]): readonly Party[] => some.flatMap(at => parties[at] ?? []);
  const columns = equalColumns(grid, behaviours.length);
  const groups = columns.flatMap(to =>
    sourcesByDecision(grid, to[0] ?? 0, behaviours.length).map(([decision, from]) => ({
      decision: engine.states.decision(decision),
      from: partiesIn(from),
      to: partiesIn(to),
    })),
  );
  return {
    allowed: groups.flatMap(({ decision, ...ends }) =>
      decision.yes.length > 0 ? [{ ...ends, ports: decision.yes }] : [],
    ),
    unknown: groups.flatMap(({ decision, ...ends }) => {
      const ports = difference(decision.maybe, decision.yes);
      return ports.length > 0 ? [{ ...ends, ports }] : [];
    }),
  };
}

/** The decision between two behaviours, by index. */
type Grid = (from: number, to: number) => number;

function gridOf(engine: Engine, behaviours: readonly Behaviour[]): Grid {
  const { states, spots } = engine;
  const rows = { ingress: rowsOf(engine, 'ingress', behaviours), egress: rowsOf(engine, 'egress', behaviours) };
  const outside = behaviours.map(({ example }) => example >= spots.firstCell);
  const nothing = states.nothing;
  return (from, to) => {
    if (outside[from] && outside[to]) return nothing;
    return states.meet(rows.egress[from]?.[to] ?? states.everything, rows.ingress[to]?.[from] ?? states.everything);
  };
}

/** What the policies of each behaviour say to each other one; behaviours under one programme share a row. */
function rowsOf(
  engine: Engine,
  direction: Direction,
  behaviours: readonly Behaviour[],
): readonly (Uint16Array | Uint32Array | undefined)[] {
  const rows = new Map<Programme, Uint16Array | Uint32Array>();
  return behaviours.map(({ example }) => {
    const programme = engine.programmeOf(direction, example);
    if (!programme) return undefined;
    const known = rows.get(programme) ?? narrowed(engine.decisionsOf(programme), behaviours);
    rows.set(programme, known);
    return known;
  });
}

function narrowed(decisions: Uint32Array, behaviours: readonly Behaviour[]): Uint16Array | Uint32Array {
  const picked = Uint32Array.from(behaviours, ({ example }) => decisions[example] ?? 0);
  return picked.every(decision => decision < 65536) ? Uint16Array.from(picked) : picked;
}

/** Receivers to whom the same senders get through alike. */
function equalColumns(grid: Grid, count: number): readonly (readonly number[])[] {
  const byHash = new Map<number, number[][]>();
  for (let to = 0; to < count; to += 1) {
    const hash = hashOf(grid, to, count);
    const groups = byHash.get(hash) ?? [];
    const equal = groups.find(([first]) => sameColumn(grid, first ?? 0, to, count));
    if (equal) equal.push(to);
    else groups.push([to]);
    byHash.set(hash, groups);
  }
  return [...byHash.values()].flat().sort(([a], [b]) => (a ?? 0) - (b ?? 0));
}

function hashOf(grid: Grid, to: number, count: number): number {
  let hash = 2166136261;
  for (let from = 0; from < count; from += 1) hash = Math.imul(hash ^ grid(from, to), 16777619);
  return hash;
}

function sameColumn(grid: Grid, a: number, b: number, count: number): boolean {
  for (let from = 0; from < count; from += 1) if (grid(from, a) !== grid(from, b)) return false;
  return true;
}

function sourcesByDecision(grid: Grid, to: number, count: number): readonly (readonly [number, readonly number[]])[] {
  const sources = new Map<number, number[]>();
  for (let from = 0; from < count; from += 1) {
    const decision = grid(from, to);
    const list = sources.get(decision);
    if (list) list.push(from);
    else sources.set(decision, [from]);
  }
  return [...sources];
}
