import type { Note } from '#model/findings/note.js';
import { withoutService } from '../ingress-route/ingress-route.js';
import type { LiveRouter } from './live-router.js';
import { liveRouter } from './live-router.js';
import type { Middlewares } from '../middlewares/middleware.js';
import { noteAt } from '../resources/place.js';
import type { ReadRouter } from './read-router.js';
import type { RouterTree } from './table-routes.js';
import type { TlsOptions } from '../tls/tls-options.js';

/** The routers that Traefik serves: those that stand alone, and those above others. (traefik v3.7.9, pkg/server/router/router.go: ParseRouterTree, buildChildRoutersMuxer) */
export function routerTrees(
  routers: readonly ReadRouter[],
  middlewares: Middlewares,
  tlsOptions: TlsOptions,
): { readonly trees: readonly RouterTree[]; readonly notes: readonly Note[] } {
  const notes: Note[] = [];
  const trees: RouterTree[] = [];
  const children = new Map<string, LiveRouter[]>();
  const roots: ReturnType<typeof liveRouter>[] = [];
  for (const one of routers) {
    const made = liveRouter(one, middlewares, tlsOptions);
    notes.push(...made.notes);
    const { parents } = one.router;
    if (!parents) roots.push(made);
    else notes.push(...adopted(made, parents, children));
  }
  for (const { live, broken } of roots) {
    const own = live && live.provider === 'kubernetescrd' ? (children.get(live.key) ?? []) : [];
    if (!live) continue;
    const lacksService = broken === withoutService;
    if (
      broken !== undefined &&
      !(lacksService && own.length > 0) &&
      !(own.length > 0 && live.target.broken === broken)
    ) {
      if (lacksService) notes.push(aloneNote(live));
      continue;
    }
    trees.push({ router: live, children: own });
  }
  return { trees, notes };
}

function adopted(
  { live, broken }: ReturnType<typeof liveRouter>,
  parents: readonly string[],
  children: Map<string, LiveRouter[]>,
): readonly Note[] {
  if (!live || broken !== undefined) return [];
  const wrong = live.tls ? 'tls' : live.entryPoints.length > 0 ? 'entryPoints' : undefined;
  if (wrong !== undefined) {
    const because = 'a route under another one takes its entry points and TLS from it';
    return [
      noteAt(
        { resource: live.place.resource, path: ['spec', wrong] },
        {
          kind: 'ignored-value',
          key: wrong,
          because,
          effect: 'ingress-skipped',
          consequence: { kind: 'route-dropped' },
        },
      ),
    ];
  }
  for (const parent of parents) {
    const list = children.get(parent);
    if (list) list.push(live);
    else children.set(parent, [live]);
  }
  return [];
}

function aloneNote({ place }: LiveRouter): Note {
  return noteAt(place, {
    kind: 'invalid-value',
    key: 'services',
    value: '',
    wants: 'a service, or a route under it',
    consequence: { kind: 'route-dropped' },
    effect: 'ingress-skipped',
  });
}
