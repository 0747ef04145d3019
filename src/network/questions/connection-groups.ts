import { grouped } from '#model/grouped.js';
import type { EquivalentEndpoints } from '../engine/equivalent-endpoints.js';
import { equivalentEndpoints } from '../engine/equivalent-endpoints.js';
import type { Engine } from '../engine/engine.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { NetworkModel } from '../model.js';
import type { ReportedEndpoint } from './reported-endpoints.js';
import { listedClasses, reportedEndpoints } from './reported-endpoints.js';
import type { Direction } from '../policy/policy.js';
import type { PortSet } from '../algebra/port-set.js';
import { difference } from '../algebra/port-set.js';
import type { PolicyChain } from '../engine/policy-chains.js';

/** Who reaches whom on which ports: each of `from` each of `to`. A workload reaches itself only where it has several pods. */
export interface ConnectionGroup {
  readonly from: readonly ReportedEndpoint[];
  readonly to: readonly ReportedEndpoint[];
  readonly ports: PortSet;
}

/** Connections among the workloads of the manifests and the outside. */
export interface ConnectionGroups {
  readonly allowed: readonly ConnectionGroup[];
  /** What the manifests cannot tell. */
  readonly unknown: readonly ConnectionGroup[];
}

/** Which connections are asked for; without ends, all of them. */
interface AskedEndpoints {
  readonly from?: readonly Endpoint[];
  readonly to?: readonly Endpoint[];
}

/** Every connection, equal ends put together. Decided between groups of equivalent endpoints, of which there are far fewer than pods. */
export function connectionGroups(model: NetworkModel, asked: AskedEndpoints = {}): ConnectionGroups {
  const { engine } = model;
  const endpoints = [...(asked.from ?? []), ...(asked.to ?? [])];
  const equivalents = equivalentEndpoints(engine, [
    ...new Set([...listedClasses(model), ...endpoints.map(({ endpointClass }) => endpointClass)]),
  ]);
  const reported = reportedEndpoints(model, equivalents, endpoints);
  const senders = chosen(reported, asked.from);
  const receivers = chosen(reported, asked.to);
  const grid = asked.from || asked.to ? cellsOf(engine, equivalents) : gridOf(engine, equivalents);
  const groups = equalColumns(grid, senders.indexes, receivers.indexes).flatMap(to =>
    sourcesByDecision(grid, to[0] ?? 0, senders.indexes).map(([decision, from]) => ({
      decision: engine.states.decision(decision),
      from: from.flatMap(at => senders.reported[at] ?? []),
      to: to.flatMap(at => receivers.reported[at] ?? []),
    })),
  );
  return {
    allowed: groups.flatMap(one => portsOfGroup(one, one.decision.yes)),
    unknown: groups.flatMap(one => portsOfGroup(one, difference(one.decision.maybe, one.decision.yes))),
  };
}

/** A workload of one pod reaches nobody by reaching itself. */
function portsOfGroup(
  { from: senders, to }: Pick<ConnectionGroup, 'from' | 'to'>,
  ports: PortSet,
): readonly ConnectionGroup[] {
  const [only] = to;
  const from = to.length === 1 && only?.several === false ? senders.filter(one => one !== only) : senders;
  return ports.length > 0 && from.length > 0 && to.length > 0 ? [{ from, to, ports }] : [];
}

interface Chosen {
  /** The groups that hold some of them, by index. */
  readonly indexes: readonly number[];
  readonly reported: readonly (readonly ReportedEndpoint[])[];
}

/** What an end means of those that are reported: all but those that stand in no manifest where no end is named. */
function chosen(
  reported: readonly (readonly ReportedEndpoint[])[],
  endpoints: readonly Endpoint[] | undefined,
): Chosen {
  const pods = new Set(endpoints?.map(one => one.pods));
  const classes = new Set(endpoints?.map(({ endpointClass }) => endpointClass));
  const means = ({ pods: own, endpointClass }: ReportedEndpoint): boolean => {
    if (!endpoints) return own === undefined || own.workload !== undefined;
    return own ? pods.has(own) : classes.has(endpointClass);
  };
  const kept = reported.map(list => list.filter(means));
  return { indexes: [...kept.keys()].filter(at => kept[at]?.length !== 0), reported: kept };
}

/** The decision between two groups of equivalent endpoints, by index. */
type Grid = (from: number, to: number) => number;

/** For few questions: each cell on its own. */
function cellsOf(engine: Engine, equivalents: readonly EquivalentEndpoints[]): Grid {
  const classAt = (at: number): number => equivalents[at]?.example ?? 0;
  return (from, to) => engine.decisionBetween(classAt(from), classAt(to));
}

/** For all questions: row by row. */
function gridOf(engine: Engine, equivalents: readonly EquivalentEndpoints[]): Grid {
  const { states, classes } = engine;
  const rows = { ingress: rowsOf(engine, 'ingress', equivalents), egress: rowsOf(engine, 'egress', equivalents) };
  const outside = equivalents.map(({ example }) => example >= classes.firstCell);
  return (from, to) => {
    if (outside[from] && outside[to]) return states.nothing;
    return states.meet(rows.egress[from]?.[to] ?? states.everything, rows.ingress[to]?.[from] ?? states.everything);
  };
}

/** What the policies of each group say to each other one; groups under one chain share a row. */
function rowsOf(
  engine: Engine,
  direction: Direction,
  equivalents: readonly EquivalentEndpoints[],
): readonly (Uint16Array | Uint32Array | undefined)[] {
  const rows = new Map<PolicyChain, Uint16Array | Uint32Array>();
  return equivalents.map(({ example }) => {
    const chain = engine.chainOf(direction, example);
    if (!chain) return undefined;
    const known = rows.get(chain) ?? narrowed(engine.decisionsOf(chain), equivalents);
    rows.set(chain, known);
    return known;
  });
}

function narrowed(decisions: Uint32Array, equivalents: readonly EquivalentEndpoints[]): Uint16Array | Uint32Array {
  const picked = Uint32Array.from(equivalents, ({ example }) => decisions[example] ?? 0);
  return picked.every(decision => decision < 65536) ? Uint16Array.from(picked) : picked;
}

/** Receivers to whom the same senders get through alike. */
function equalColumns(
  grid: Grid,
  senders: readonly number[],
  receivers: readonly number[],
): readonly (readonly number[])[] {
  const byHash = new Map<number, number[][]>();
  for (const to of receivers) {
    const hash = senders.reduce((sum, from) => Math.imul(sum ^ grid(from, to), 16777619), 2166136261);
    const groups = byHash.get(hash) ?? [];
    const equal = groups.find(([first = 0]) => senders.every(from => grid(from, first) === grid(from, to)));
    if (equal) equal.push(to);
    else groups.push([to]);
    byHash.set(hash, groups);
  }
  return [...byHash.values()].flat().sort(([a = 0], [b = 0]) => a - b);
}

function sourcesByDecision(
  grid: Grid,
  to: number,
  senders: readonly number[],
): readonly (readonly [number, readonly number[]])[] {
  return [...grouped(senders, from => grid(from, to))];
}
