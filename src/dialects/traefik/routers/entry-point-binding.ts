import type { Note } from '#model/findings/note.js';
import type { EntryPoint } from '../installation/entry-point.js';
import { noteAt } from '../resources/place.js';
import type { Router } from '../dynamic/router.js';

/** Whether a router stands on an entry point. (traefik v3.7.9, pkg/server/aggregator.go: mergeConfiguration) */
export function isBoundTo({ entryPoints }: Pick<Router, 'entryPoints'>, { name, isDefault }: EntryPoint): boolean {
  return entryPoints.length === 0 ? isDefault : entryPoints.includes(name);
}

/** Whether a router answers over TLS on an entry point: by itself, or because the entry point gives it TLS. (pkg/server/aggregator.go: applyModel) */
export function speaksTls({ tls }: Router, entryPoint: EntryPoint): boolean {
  return tls !== undefined || entryPoint.tls !== undefined;
}

/** Whether an entry point is meant for https. */
export function isSecure({ name, port, tls }: EntryPoint): boolean {
  return tls !== undefined || port === 443 || port === 8443 || name === 'websecure';
}

/** Entry points that a router names for nothing: Traefik does not have them, or expects TLS there. (traefik v3.7.9, pkg/config/runtime/runtime_http.go: GetRoutersByEntryPoints) */
export function bindingNotes(router: Router, known: readonly EntryPoint[]): readonly Note[] {
  return [...unknownNotes(router, known), ...plainNotes(router, known)];
}

function unknownNotes({ entryPoints, entryPointsAt }: Router, known: readonly EntryPoint[]): readonly Note[] {
  const names = known.map(({ name }) => name);
  const unknown = entryPoints.filter(name => !names.includes(name));
  if (unknown.length === 0) return [];
  const wants = `entry points of Traefik (${names.join(', ')})`;
  const invalid = { kind: 'invalid-value', key: 'entryPoints', value: unknown.join(', '), wants } as const;
  if (unknown.length < entryPoints.length) return [noteAt(entryPointsAt, { ...invalid, effect: 'ignored' })];
  return [noteAt(entryPointsAt, { ...invalid, effect: 'ingress-skipped', consequence: { kind: 'route-dropped' } })];
}

// A route without TLS on the port for https answers plain HTTP there, and https with 404.
function plainNotes(router: Router, known: readonly EntryPoint[]): readonly Note[] {
  const { entryPoints, entryPointsAt, place } = router;
  const plain = known.filter(one => entryPoints.includes(one.name) && isSecure(one) && !speaksTls(router, one));
  if (plain.length === 0 || router.parents) return [];
  const names = plain.map(({ name }) => name).join(', ');
  const isRoute = place.resource.kind === 'IngressRoute';
  const ask = isRoute ? 'tls: {}' : 'the annotation router.tls';
  const because = `on ${names} the route has no TLS, and https is answered with 404: ask for it with ${ask}`;
  const at = isRoute ? { resource: place.resource, path: ['spec', 'tls'] } : entryPointsAt;
  return [noteAt(at, { kind: 'ignored-value', key: 'entryPoints', because, effect: 'ignored' })];
}
