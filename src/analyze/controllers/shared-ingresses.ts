import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Dialect, InstalledController } from '#dialects/dialect.js';
import { dialectOf } from '#dialects/index.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';
import type { ControllerReading } from '#facts/controller-reading.js';

/** The readings, with a note at each controller among the manifests that serves an Ingress which one before it serves too. */
export function withShared<Read extends ControllerReading>(
  readings: readonly Read[],
  cluster: Cluster,
): readonly Read[] {
  const kinds = new Set(readings.map(({ settings }) => settings.kind));
  const notes = [...kinds].flatMap(kind => {
    const dialect = dialectOf(kind);
    return dialect ? sharedBy(dialect, cluster) : [];
  });
  const [first, ...others] = readings;
  return first && notes.length > 0 ? [{ ...first, notes: [...first.notes, ...notes] }, ...others] : readings;
}

function sharedBy(dialect: Dialect, cluster: Cluster): readonly Note[] {
  const installed = dialect.installed?.(cluster) ?? [];
  if (installed.length < 2) return [];
  const all = ofKind(cluster, 'networking.k8s.io', 'Ingress');
  const served = new Map(
    installed.map(one => {
      const { id, namespace } = one.place;
      const settings = {
        name: id,
        kind: dialect.name,
        installation: id,
        namespace,
        assumeEndpoints: true,
        noEndpoints: [],
      };
      return [one, all.filter(ingress => dialect.claims(ingress, cluster, settings))] as const;
    }),
  );
  return installed.flatMap((one, at) =>
    installed.slice(0, at).flatMap(before => {
      const both = (served.get(before) ?? []).filter(ingress => served.get(one)?.includes(ingress));
      return both.length > 0 && before.told !== one.told ? [noteAt(before, one, both)] : [];
    }),
  );
}

function noteAt(
  { place: before }: InstalledController,
  { place }: InstalledController,
  both: readonly Resource[],
): Note {
  const placed = (resource: Resource) => ({ at: resource.locate([]), subject: subjectOf(resource) });
  return {
    kind: 'shared-ingresses',
    at: place.resource.locate(place.path),
    subject: subjectOf(place.resource),
    path: place.path,
    between: [before.id, place.id],
    other: { at: before.resource.locate(before.path), subject: subjectOf(before.resource) },
    ingresses: both.map(placed),
  };
}
