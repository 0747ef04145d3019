import type { Note } from '#model/note.js';
import type { EntryPoint } from './entry-point.js';
import { noteAt } from './place.js';
import type { Router } from './router.js';

/** Whether a router stands on an entry point. (traefik v3.7.9, pkg/server/aggregator.go: mergeConfiguration) */
export function standsOn({ entryPoints }: Router, { name, isDefault }: EntryPoint): boolean {
  return entryPoints.length === 0 ? isDefault : entryPoints.includes(name);
}

/** Whether a router answers over TLS on an entry point: by itself, or because the entry point gives it TLS. (pkg/server/aggregator.go: applyModel) */
export function speaksTls({ tls }: Router, entryPoint: EntryPoint): boolean {
  return tls !== undefined || entryPoint.tls !== undefined;
}

/** Entry points that a router names and Traefik does not have. (traefik v3.7.9, pkg/config/runtime/runtime_http.go: GetRoutersByEntryPoints) */
export function standingNotes({ entryPoints, entryPointsAt }: Router, known: readonly EntryPoint[]): readonly Note[] {
  const names = known.map(({ name }) => name);
  const unknown = entryPoints.filter(name => !names.includes(name));
  if (unknown.length === 0) return [];
  const rest = unknown.length === entryPoints.length ? ': the route is not served' : '';
  const wants = `entry points of Traefik (${names.join(', ')})${rest}`;
  const effect = rest === '' ? 'ignored' : 'ingress-skipped';
  return [
    noteAt(entryPointsAt, { kind: 'invalid-value', key: 'entryPoints', value: unknown.join(', '), wants, effect }),
  ];
}
