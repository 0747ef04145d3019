import { notesOf } from '#facts/controller-reading.js';
import { rule } from './rule.js';

export const controllersOverlap = rule({
  id: 'controllers-overlap',
  category: 'route',
  severity: 'warning',
  summary: 'Two controllers of one kind serve the same Ingresses.',
  why: 'Each writes an address of its own into the status of the Ingress, in turn, so that clients come now to the one and now to the other.',
  fix: 'Give each controller a class of its own, by the flags that name it, and an IngressClass for it.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, between, other, ingresses } of notesOf(readings, 'shared-ingresses')) {
      const [first, ...more] = ingresses;
      if (!first) continue;
      const named = `Ingress ${first.subject.namespace}/${first.subject.name}`;
      const all = more.length === 0 ? named : `${named} and ${more.length} more`;
      yield {
        at,
        subject,
        path,
        message: `${between.join(' and ')} both serve ${all}: each publishes an address of its own for it; give each a class of its own`,
        related: [
          { ...other, message: 'the other controller' },
          { ...first, message: 'served by both' },
        ],
      };
    }
  },
});
