import type { Cluster } from '#cluster/cluster.js';
import type { InstalledController } from '#dialects/dialect.js';
import { dialectOf } from '#dialects/index.js';
import { grouped } from '#model/grouped.js';
import type { ControllerKind, ControllerSettings } from '#model/routing/controller.js';

/** A controller that the manifests show, with those that serve the same: a client may come to any of them. */
export interface ShownController {
  readonly settings: ControllerSettings;
  readonly alike: readonly ControllerSettings[];
}

/** The controllers of a kind that is shown: one, or where several run among the manifests one for each thing that they serve. */
export function shownControllers(cluster: Cluster, kind: ControllerKind): readonly ShownController[] {
  const installed = dialectOf(kind)?.installed?.(cluster) ?? [];
  const groups = [...grouped(installed, ({ serves }) => serves).values()];
  if (installed.length < 2) return [{ settings: settingsOf(kind), alike: [] }];
  return groups.flatMap(([first, ...others]) => {
    if (!first) return [];
    const name = groups.length === 1 ? kind : first.place.id;
    const unlike = others.filter(one => one.told !== first.told);
    const placed = (one: InstalledController) => ({ ...settingsOf(kind), name, ...placeOf(one) });
    return [{ settings: placed(first), alike: unlike.map(placed) }];
  });
}

function settingsOf(kind: ControllerKind): ControllerSettings {
  return { name: kind, kind, assumeEndpoints: true, noEndpoints: [] };
}

function placeOf({ place: { id, namespace, podLabels } }: InstalledController): Partial<ControllerSettings> {
  return { installation: id, namespace, ...(podLabels && { podLabels }) };
}
