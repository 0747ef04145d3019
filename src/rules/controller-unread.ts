import { gatewayRoutes } from '#cluster/gateway-routes.js';
import { firstByName, groupOf, subjectOf } from '#model/resource.js';
import { notesOf } from '#facts/controller-reading.js';
import { rule } from './rule.js';

export const controllerUnread = rule({
  id: 'controller-unread',
  category: 'route',
  severity: 'info',
  summary: 'Resources are served in a way that is not known here, so nothing was judged of them.',
  why: 'A mistake in them is not found, and what they answer is unknown.',
  fix: 'Nothing; or leave the controller (or the part of it) out where it does not serve them.',
  reads: ['cluster', 'readings'],
  *check({ cluster, readings }) {
    const notes = notesOf(readings, 'unread-resources');
    for (const { at, subject, path, what, because } of notes) {
      yield { at, subject, path, effect: 'unknown', message: `${what} are not judged: ${because}` };
    }
    const route = firstByName(gatewayRoutes(cluster));
    if (!route || notes.some(one => groupOf(one.subject.apiVersion) === groupOf(route.apiVersion))) return;
    yield {
      at: route.locate([]),
      subject: subjectOf(route),
      path: [],
      effect: 'unknown',
      message: 'routes of Gateway API are not judged: no controller that is asked serves them',
    };
  },
});
