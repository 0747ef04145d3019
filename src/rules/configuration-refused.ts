import { notesOf } from '#facts/controller-reading.js';
import { rule } from './rule.js';

export const configurationRefused = rule({
  id: 'configuration-refused',
  category: 'route',
  severity: 'error',
  summary: 'The controller refuses its whole configuration because of this field.',
  why: 'It goes on with the configuration before: no later change of any team takes effect, and a restarted controller serves nothing.',
  fix: 'Change the field as the message says.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, because } of notesOf(readings, 'refused-configuration')) {
      yield {
        at,
        subject,
        path,
        effect: 'configuration-refused',
        message: `the controller refuses its whole configuration: ${because}`,
        cause: because,
      };
    }
  },
});
