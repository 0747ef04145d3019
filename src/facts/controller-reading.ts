import type { Note } from '#model/findings/note.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { RouteTable } from '#model/routing/table.js';

/** What one controller of the cluster makes of the manifests. */
export interface ControllerReading {
  readonly settings: ControllerSettings;
  /** The release as which it was read; `assumed` where nothing names one. Absent without a dialect. */
  readonly readAs?: { readonly version: string; readonly assumed: boolean };
  readonly table: RouteTable;
  readonly notes: readonly Note[];
}

/** The notes of one kind that any controller's reader took. */
export function notesOf<Kind extends Note['kind']>(
  readings: readonly ControllerReading[],
  kind: Kind,
): readonly (Note & { readonly kind: Kind })[] {
  return readings.flatMap(({ notes }) =>
    notes.filter((note): note is Note & { readonly kind: Kind } => note.kind === kind),
  );
}
