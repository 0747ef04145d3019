import { find } from '#cluster/cluster.js';
import { subjectOf } from '#model/resource.js';
import type { Effect, Severity } from '#model/findings/diagnostic.js';
import { quoted } from '#model/text/spoken.js';
import { notesOf } from '#facts/controller-reading.js';
import { consequenceOf, rule } from './rule.js';

const consequences: Readonly<Record<Effect, { readonly severity: Severity; readonly says: string }>> = {
  none: { severity: 'warning', says: 'the controller makes something else of it' },
  ignored: { severity: 'warning', says: 'the controller ignores it' },
  'others-ignored': { severity: 'error', says: 'the controller ignores it, and the others of its group with it' },
  'access-dropped': { severity: 'error', says: 'the controller drops the access control: the route is open' },
  'location-denied': { severity: 'error', says: 'the controller answers 503 for every path of the resource' },
  'host-denied': { severity: 'error', says: 'the controller answers 403 for the whole host' },
  'ingress-skipped': { severity: 'error', says: 'the controller passes the whole resource over' },
  'configuration-refused': {
    severity: 'error',
    says: 'the controller refuses its whole configuration and keeps the last one',
  },
  unknown: { severity: 'info', says: 'what the controller makes of it cannot be told from here' },
};

export const annotationInvalid = rule({
  id: 'annotation-invalid',
  category: 'route',
  severity: 'warning',
  summary: "An annotation's or field's value is not what the controller reads.",
  why: 'From a value that is merely ignored to an access control that is dropped: what happens differs by key, and the message tells it.',
  fix: 'Write a value of the form that the message names.',
  reads: ['readings', 'cluster'],
  *check({ readings, cluster }) {
    for (const note of notesOf(readings, 'invalid-value')) {
      const { at, subject, path, key, value, wants, effect, consequence, names } = note;
      const named = names && find(cluster, '', names.kind, names.namespace, names.name);
      const related = named && [
        { at: named.locate([]), subject: subjectOf(named), message: 'what it names stands here' },
      ];
      const { severity, says } = consequences[effect];
      const follows = consequence ? consequenceOf(consequence, subject) : says;
      yield {
        at,
        subject,
        path,
        severity,
        effect,
        ...(related && { related }),
        message: `${key} wants ${wants}, not ${quoted(value)}: ${follows}`,
      };
    }
  },
});
