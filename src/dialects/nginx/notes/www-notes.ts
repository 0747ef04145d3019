import type { Note } from '#model/findings/note.js';
import { catchAll } from '../ingresses/ingress.js';
import { wwwRedirectName } from '../policies/redirects/redirect-group.js';
import type { Rendered } from '../servers/locations.js';
import type { Server } from '../servers/servers.js';
import type { WwwRedirect } from '../servers/www-redirects.js';
import { askedRedirects } from '../servers/www-redirects.js';
import { noteAt } from './note-at.js';

/** Redirects that are asked for from a name that has a server of its own. (ingress-nginx v1.15.1, pkg/util/ingress/ingress.go:203-213) */
export function wwwNotes(rendered: ReadonlyMap<Server, Rendered>, made: readonly WwwRedirect[]): readonly Note[] {
  const from = new Set(made.map(one => one.from));
  const lost = askedRedirects(rendered).filter(one => one.to !== catchAll && !from.has(one.from));
  return lost.map(one => {
    const because = `an Ingress has the host ${one.from} itself, and is asked for it`;
    const { resource, reads } = one.by;
    const body = {
      kind: 'ignored-value',
      key: reads.annotations.keyOf(wwwRedirectName),
      because,
      effect: 'ignored',
    } as const;
    return noteAt(resource, reads.annotations.pathOf(wwwRedirectName), body);
  });
}
