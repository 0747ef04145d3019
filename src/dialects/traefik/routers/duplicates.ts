import type { Note } from '#model/findings/note.js';
import { subjectOf } from '#model/resource.js';
import type { EntryPoint } from '../installation/entry-point.js';
import type { LiveRouter } from './live-router.js';
import { noteAt, originOf } from '../resources/place.js';
import { priorityOf } from './precedence.js';
import { speaksTls, isBoundTo } from './entry-point-binding.js';
import type { RouterTree } from './table-routes.js';

/** Routes with one rule on one entry point: the higher priority answers, and of equal ones either. */
export function duplicateNotes(trees: readonly RouterTree[], entryPoints: readonly EntryPoint[]): readonly Note[] {
  const noted = new Map<LiveRouter, Note>();
  for (const entryPoint of entryPoints) {
    const first = new Map<string, LiveRouter>();
    for (const { router } of trees) {
      if (router.implicit || !isBoundTo(router, entryPoint)) continue;
      const key = `${speaksTls(router, entryPoint)} ${router.rule}`;
      const other = first.get(key);
      if (!other) first.set(key, router);
      else if (!noted.has(router)) noted.set(router, duplicateNote(router, other));
    }
  }
  return [...noted.values()];
}

function duplicateNote(router: LiveRouter, other: LiveRouter): Note {
  const undecided = priorityOf(router) === priorityOf(other) && router.provider === other.provider;
  const loser = undecided || priorityOf(router) < priorityOf(other) ? router : other;
  const winner = loser === router ? other : router;
  return noteAt(loser.place, {
    kind: 'duplicate-route',
    host: '',
    route: loser.rule,
    other: { at: originOf(winner.place), subject: subjectOf(winner.place.resource) },
    undecided,
  });
}
