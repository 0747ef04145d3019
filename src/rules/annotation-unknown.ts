import { notesOf } from '#facts/controller-reading.js';
import { rule } from './rule.js';

export const annotationUnknown = rule({
  id: 'annotation-unknown',
  category: 'route',
  severity: 'warning',
  summary: "An annotation or field stands under the controller's prefix and the controller does not know it.",
  why: 'The controller passes it over without a word, and what it was meant to do does not happen.',
  fix: 'Correct the spelling; the message names the nearest known key.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, key, nearest, effect = 'ignored' } of notesOf(readings, 'unknown-key')) {
      const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
      const skipped = effect === 'ingress-skipped';
      const says = skipped ? 'and makes it pass the whole resource over' : 'and has no effect';
      const message = `${key} is not known to the controller ${says}${hint}`;
      yield { at, subject, path, effect, message, severity: skipped ? 'error' : 'warning' };
    }
  },
});
