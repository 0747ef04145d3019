import { notesOf, rule } from './rule.js';

export const controllerUnread = rule({
  id: 'controller-unread',
  category: 'route',
  severity: 'info',
  summary: 'Resources are served in a way that is not known here, so nothing was judged of them.',
  why: 'A mistake in them is not found, and what they answer is unknown.',
  fix: 'Nothing; or leave the controller (or the part of it) out where it does not serve them.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, what, because } of notesOf(readings, 'unread-resources')) {
      yield { at, subject, path, effect: 'unknown', message: `${what} are not judged: ${because}` };
    }
  },
});
