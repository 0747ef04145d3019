import type { Effect, Severity } from '#model/findings/diagnostic.js';
import type { IdleMatcher } from '#model/findings/note.js';
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
    for (const { at, subject, path, key, written, as } of notesOf(readings, 'idle-matcher')) {
      const message = `${key} has no effect: ${written} ${idle[as]}`;
      yield { at, subject, path, severity: severityOf('ignored'), effect: 'ignored', message };
    }
  },
});

/** What matchers do that are written otherwise than they are read. */
const idle: Readonly<Record<IdleMatcher['as'], string>> = {
  template:
    'is a template of the v2 syntax: in v3 it stands for itself, and the rule takes next to nothing; use the matcher that ends with Regexp',
  star: 'compares the star as it stands, and takes next to nothing; PathPrefix without a star takes what follows',
  query: 'compares paths, and no path holds a query: it takes nothing; use Query beside it',
  url: 'compares names of hosts, without scheme, port and path: it takes nothing; write the name alone',
  pair: 'asks for a parameter of that whole name, and takes next to nothing; write the name and the value as two',
};

/** What is lost is an error; what nobody reads a warning; what may be read after all, and changes nothing if not, is for information. */
function severityOf(effect: Effect): Severity {
  if (effect === 'none') return 'info';
  return effect === 'ignored' || effect === 'others-ignored' ? 'warning' : 'error';
}
