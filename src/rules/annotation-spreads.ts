import type { SpreadingValue } from '#model/findings/note.js';
import { notesOf } from '#facts/controller-reading.js';
import { rule } from './rule.js';

export const annotationSpreads = rule({
  id: 'annotation-spreads',
  category: 'route',
  severity: 'warning',
  summary: 'An annotation acts on the paths that other resources have on the same host.',
  why: 'Their paths take requests that nobody meant them to take: an Exact path answers for all that begins like it, in capitals too, with the protection of another.',
  fix: 'Give the resource with the annotation a host of its own, or do without it.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, key, host, becomes, others } of notesOf(readings, 'spreading-value')) {
      const [first] = others;
      if (!first) continue;
      const related = others.map(one => ({
        at: one.at,
        subject: one.subject,
        path: one.path,
        message: `${one.text} stands here`,
      }));
      const more = others.length > 1 ? ` and ${others.length - 1} more` : '';
      const named = `${first.text} of ${first.subject.kind} ${first.subject.namespace ?? ''}/${first.subject.name}${more}`;
      const message = `${key} ${saying[becomes](host, named)}`;
      yield { at, subject, path, related, message };
    }
  },
});

const saying: Readonly<Record<SpreadingValue['becomes'], (host: string, named: string) => string>> = {
  regex: (host, named) =>
    `makes regular expressions of all paths of ${host}, which ignore case and what follows: ${named}`,
  asked: (host, named) => `asks everybody who comes to ${host} for a certificate, also for ${named}`,
  unnamed: (host, named) => `acts on every path of ${host} that no resource has, and not on ${named} alone`,
};
