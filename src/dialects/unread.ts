import type { Cluster } from '#cluster/cluster.js';
import { gatewayRoutes } from '#cluster/gateway-routes.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Note, UnreadResources } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { firstByName, subjectOf } from '#model/resource.js';
import type { Reading } from './dialect.js';

/** What is made of a cluster for a controller without a dialect: no answer, and a note of what was not judged. */
export function unreadController(cluster: Cluster, { name, kind }: ControllerSettings): Reading {
  const because = `how ${kind} routes is not known yet`;
  return {
    table: {
      controller: name,
      normalisation: { steps: [], upstream: 'as-sent' },
      listeners: [],
      unread: { code: 'controller-unread', because },
    },
    notes: unreadNotes(gatewayRoutes(cluster), { what: 'routes of Gateway API', because }),
  };
}

/** One note for all resources that are not judged: at the first by name, whatever the order of the files. */
export function unreadNotes(
  resources: readonly Resource[],
  told: Omit<UnreadResources, 'kind'>,
): readonly (Note & UnreadResources)[] {
  const first = firstByName(resources);
  if (!first) return [];
  return [{ kind: 'unread-resources', ...told, at: first.locate([]), subject: subjectOf(first), path: [] }];
}
