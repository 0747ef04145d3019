import type { Effect, Severity } from '#model/findings/diagnostic.js';
import { notesOf } from '#facts/controller-reading.js';
import { consequenceOf, rule } from './rule.js';

export const annotationIgnored = rule({
  id: 'annotation-ignored',
  category: 'route',
  severity: 'warning',
  summary: 'An annotation or field is right in itself and has no effect here.',
  why: 'What it asks for does not happen, though it reads as if it did.',
  fix: 'Take it away, or change what keeps it from working; the message names that.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, key, because, effect, consequence } of notesOf(readings, 'ignored-value')) {
      const severity = severityOf(effect);
      const follows = consequence ? `: ${consequenceOf(consequence, subject)}` : '';
      const says =
        effect === 'ingress-skipped' && !consequence
          ? `${key} makes the controller pass the whole ${subject.kind} over`
          : `${key} has no effect`;
      yield { at, subject, path, severity, effect, message: `${says}: ${because}${follows}` };
    }
  },
});

/** What is lost is an error; what nobody reads a warning; what may be read after all, and changes nothing if not, is for information. */
function severityOf(effect: Effect): Severity {
  if (effect === 'none') return 'info';
  return effect === 'ignored' || effect === 'others-ignored' ? 'warning' : 'error';
}
