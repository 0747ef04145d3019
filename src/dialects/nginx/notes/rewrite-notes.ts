import type { Note } from '#model/findings/note.js';
import { parsePcre } from '#regex/pcre/parse.js';
import { isClosed } from './closed-pattern.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import { keyOf } from '../values/annotation-keys.js';
import { noteAt } from './note-at.js';

/** Rewriting that leaves something out: a group that no path has, or the whole rest of the path. */
export function rewriteNotes({ resource, rules, asks }: ServedIngress): readonly Note[] {
  const { target } = asks.rewrite;
  const paths = rules.flatMap(rule => rule.paths ?? []).filter(({ path }) => path !== target);
  const [first] = paths;
  if (target === '' || asks.canary || !first) return [];
  const at = asks.annotations.pathOf('rewrite-target');
  const wanted = Math.max(0, ...[...target.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit)));
  const lacking = paths.find(({ path }) => groupsOf(path) < wanted);
  const key = keyOf('rewrite-target');
  if (lacking) {
    const wants = `groups that its paths have: ${lacking.path} has ${groupsOf(lacking.path) || 'none'}`;
    return [noteAt(resource, at, { kind: 'invalid-value', key, value: target, wants, effect: 'none' })];
  }
  const cut =
    target === '/'
      ? paths.find(
          ({ path, pathType }) => pathType === 'Prefix' && path !== '/' && groupsOf(path) === 0 && !isWhole(path),
        )
      : undefined;
  if (!cut) return [];
  const wants = `a group for the rest of the path: whatever is below ${cut.path} reaches the backend as /`;
  return [noteAt(resource, at, { kind: 'invalid-value', key, value: target, wants, effect: 'none' })];
}

/** The path is one that nothing is below: its expression ends where the path does. */
function isWhole(path: string): boolean {
  const read = parsePcre(path, true);
  return !('fault' in read) && isClosed(read.node);
}

function groupsOf(path: string): number {
  const read = parsePcre(path, true);
  return 'fault' in read ? 9 : read.groups;
}
