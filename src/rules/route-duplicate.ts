import { notesOf } from '#facts/controller-reading.js';
import { rule } from './rule.js';

export const routeDuplicate = rule({
  id: 'route-duplicate',
  category: 'route',
  severity: 'error',
  summary: 'Two routes take the same requests.',
  why: 'Only one of them answers. Which one depends on the order of creation or on chance, and can change with a restart.',
  fix: 'Keep one of them, or make their hosts or paths differ.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, host, route, other, undecided } of notesOf(readings, 'duplicate-route')) {
      const who = undecided ? 'which of the two answers is not decided' : 'the other one answers';
      const related = [{ ...other, message: 'the other one stands here' }];
      const where = host === '' ? '' : ` on ${host}`;
      const message = `${route}${where} is routed twice: ${who}`;
      yield { at, subject, path, related, message, cause: message };
    }
  },
});
