import { notesOf } from '#facts/controller-reading.js';
import { rule } from './rule.js';

export const annotationOpaque = rule({
  id: 'annotation-opaque',
  category: 'route',
  severity: 'info',
  summary: 'A value is written in a language that is not read here.',
  why: 'A snippet or a plugin can change any answer of the route, so answers for it are unknown.',
  fix: 'Nothing, or say the same with annotations and fields that can be read.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, key, because } of notesOf(readings, 'opaque-value')) {
      yield { at, subject, path, effect: 'unknown', message: `${key} is not read: ${because}` };
    }
  },
});
