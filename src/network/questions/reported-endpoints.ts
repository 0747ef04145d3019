import { grouped } from '#model/grouped.js';
import { cidrsOf } from '../algebra/address-ranges.js';
import type { EquivalentEndpoints } from '../engine/equivalent-endpoints.js';
import type { ControllerEnd, NodeEnd, WorkloadEnd } from '../endpoints/end.js';
import { endName } from '../endpoints/end.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { NetworkModel } from '../model.js';
import type { Pods } from '../endpoints/pods.js';
import type { EndpointClasses } from '../engine/endpoint-classes.js';

/** Who stands at a class, as lists show it. */
export interface ReportedEndpoint {
  readonly end: WorkloadEnd | ControllerEnd | NodeEnd | { readonly kind: 'ip'; readonly cidrs: readonly string[] };
  readonly endpointClass: number;
  /** Some of its pods; absent outside. */
  readonly pods?: Pods;
  /** It has more than one pod, which may reach each other. */
  readonly several: boolean;
}

/** The classes of the workloads of the manifests, and of all addresses. */
export function listedClasses({ pods, engine: { classes } }: NetworkModel): readonly number[] {
  const own = new Set(pods.flatMap(one => classes.classOf.get(one) ?? []));
  const cells = Array.from({ length: classes.cells.count }, (_, cell) => classes.firstCell + cell);
  return [...[...own].sort((a, b) => a - b), ...cells];
}

/** Who stands in each group of equivalent endpoints; pods that stand in no manifest only where they are asked about. */
export function reportedEndpoints(
  model: NetworkModel,
  equivalents: readonly EquivalentEndpoints[],
  asked: readonly Endpoint[],
): readonly (readonly ReportedEndpoint[])[] {
  const { engine } = model;
  const pods = new Set([...model.pods, ...asked.flatMap(one => one.pods ?? [])]);
  const equivalentOf = new Map(
    equivalents.flatMap(({ classes }, at) => classes.map(endpointClass => [endpointClass, at] as const)),
  );
  const groups = [...grouped(pods, one => endName(one.end)).values()];
  const workloads = groups
    .flatMap(group => workloadEndpoints(group, engine.classes.classOf, equivalentOf))
    .sort(byName);
  const all: ReportedEndpoint[][] = equivalents.map(({ classes }) =>
    classes.flatMap(endpointClass => outsideEndpoint(endpointClass, engine.classes)),
  );
  for (const one of workloads) all[equivalentOf.get(one.endpointClass) ?? -1]?.push(one);
  return all;
}

/** Blocks may leave nothing of the one around them. */
function outsideEndpoint(endpointClass: number, { cells, firstCell }: EndpointClasses): readonly ReportedEndpoint[] {
  const cidrs = endpointClass < firstCell ? [] : cidrsOf(cells.rangesOf(endpointClass - firstCell));
  return cidrs.length > 0 ? [{ end: { kind: 'ip', cidrs }, endpointClass, several: false }] : [];
}

/** Pods of one owner are one endpoint, unless policies tell them apart: then each stands for itself. */
function workloadEndpoints(
  group: readonly Pods[],
  classOf: ReadonlyMap<Pods, number>,
  equivalentOf: ReadonlyMap<number, number>,
): readonly ReportedEndpoint[] {
  const alike = new Set(group.map(one => equivalentOf.get(classOf.get(one) ?? -1))).size === 1;
  return group.slice(0, alike ? 1 : group.length).flatMap((pods): readonly ReportedEndpoint[] => {
    const endpointClass = classOf.get(pods);
    const end = alike ? pods.end : ownEnd(pods);
    if (endpointClass === undefined || end === undefined) return [];
    return [{ end, endpointClass, pods, several: pods.several || (alike && group.length > 1) }];
  });
}

function ownEnd({ own }: Pods): WorkloadEnd | undefined {
  if (!own) return undefined;
  const { namespace, name, kind } = own;
  return { kind: 'workload', namespace, workload: kind, name };
}

function byName(a: ReportedEndpoint, b: ReportedEndpoint): number {
  const [one, other] = [endName(a.end), endName(b.end)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
