import { cidrsOf } from './address.js';
import type { WorkloadEnd } from './end.js';
import { endName } from './end.js';
import type { NetworkModel } from './model.js';
import type { Pods } from './pods.js';

/** Who stands at a spot, as lists show it. */
export interface Party {
  readonly end: WorkloadEnd | { readonly kind: 'ip'; readonly cidrs: readonly string[] };
  readonly spot: number;
  /** Some of its pods; absent outside. */
  readonly pods?: Pods;
  /** It has more than one pod, which may reach each other. */
  readonly several: boolean;
}

/** The workloads of the manifests and the addresses outside, by spot. */
export function partiesOf({ pods, engine: { spots } }: NetworkModel): ReadonlyMap<number, readonly Party[]> {
  const workloads = [...groupedByEnd(pods).values()].flatMap(group => workloadParties(group, spots.classOf));
  const bySpot = new Map<number, Party[]>();
  for (const party of workloads.sort(byName)) {
    const list = bySpot.get(party.spot);
    if (list) list.push(party);
    else bySpot.set(party.spot, [party]);
  }
  for (let cell = 0; cell < spots.cells.count; cell += 1) {
    const cidrs = cidrsOf(spots.cells.rangesOf(cell));
    const spot = spots.firstCell + cell;
    if (cidrs.length > 0) bySpot.set(spot, [{ end: { kind: 'ip', cidrs }, spot, several: false }]);
  }
  return bySpot;
}

function groupedByEnd(pods: readonly Pods[]): ReadonlyMap<string, readonly Pods[]> {
  const groups = new Map<string, Pods[]>();
  for (const one of pods) {
    const key = endName(one.end);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Pods of one owner are one party, unless policies tell them apart: then each stands for itself. */
function workloadParties(group: readonly Pods[], classOf: ReadonlyMap<Pods, number>): readonly Party[] {
  const spots = new Set(group.map(one => classOf.get(one)));
  return group.slice(0, spots.size === 1 ? 1 : group.length).flatMap((pods): readonly Party[] => {
    const spot = classOf.get(pods);
    const end = spots.size === 1 ? pods.end : ownEnd(pods);
    if (spot === undefined || end?.kind !== 'workload') return [];
    return [{ end, spot, pods, several: pods.several || (spots.size === 1 && group.length > 1) }];
  });
}

function ownEnd({ resource }: Pods): WorkloadEnd | undefined {
  return resource && { kind: 'workload', namespace: resource.namespace, workload: resource.kind, name: resource.name };
}

function byName(a: Party, b: Party): number {
  const [one, other] = [nameOf(a), nameOf(b)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function nameOf({ end }: Party): string {
  return endName(end);
}
