import { notesOf, rule } from './rule.js';

export const annotationSpreads = rule({
  id: 'annotation-spreads',
  category: 'route',
  severity: 'warning',
  summary: 'An annotation acts on the paths that other resources have on the same host.',
  why: 'Their paths take requests that nobody meant them to take: an Exact path answers for all that begins like it, in capitals too, with the protection of another.',
  fix: 'Give the resource with the annotation a host of its own, or do without it.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, key, host, others } of notesOf(readings, 'spreading-value')) {
      const [first] = others;
      if (!first) continue;
      const related = others.map(one => ({
        at: one.at,
        subject: one.subject,
        path: one.path,
        message: `${one.text} stands here`,
      }));
      const more = others.length > 1 ? ` and ${others.length - 1} more` : '';
      const message = `${key} makes regular expressions of all paths of ${host}, which ignore case and what follows: ${first.text} of ${first.subject.kind} ${first.subject.namespace ?? ''}/${first.subject.name}${more}`;
      yield { at, subject, path, related, message };
    }
  },
});
