import type { Note, SpreadingValue } from '#model/findings/note.js';
import { subjectOf } from '#model/resource.js';
import { catchAll } from '../ingresses/ingress.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import type { Rendered } from '../servers/locations.js';
import { asksForRegex, rewrites } from '../servers/locations.js';
import type { Location, Server } from '../servers/servers.js';
import { clientCertificateSecret } from '../policies/access/client-certificates.js';
import { redirectNames } from '../policies/redirects/redirect-group.js';
import { regexAsker } from '../policies/rewriting/path-rewrite.js';
import { noteAt } from './note-at.js';

/**
 * One path that is rewritten or a regular expression makes all paths of its host regular expressions, also those of other Ingresses. (ingress-nginx
 * v1.15.1, internal/ingress/controller/template/template.go:504-538, and location.go:77-88)
 */
export function spreadingNotes(rendered: ReadonlyMap<Server, Rendered>): readonly Note[] {
  return [
    ...regexNotes(rendered),
    ...[...rendered.keys()].flatMap(one => [...certificateNotes(one), ...rootNotes(one)]),
  ];
}

/**
 * What asks for a client's certificate is of the server, so that the host's other Ingresses ask for it too.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:766-775; rootfs/etc/nginx/template/nginx.tmpl:937)
 */
function certificateNotes({ host, locations }: Server): readonly Note[] {
  const asking = new Set(locations.flatMap(({ ingress }) => (ingress && asksForCertificate(ingress) ? [ingress] : [])));
  const others = locations.filter(
    ({ ingress, implicit }) => ingress && !implicit && ingress.policies.clientCertificates === undefined,
  );
  const [first] = asking;
  return first && others.length > 0 && asking.size === 1
    ? [noteOf(first, host, others, clientCertificateSecret, 'asked')]
    : [];
}

function asksForCertificate({ policies: { clientCertificates: asked } }: ServedIngress): boolean {
  return asked?.verify === 'required' || asked?.demanded === true;
}

/**
 * The path / that every host has by itself takes the annotations of the first Ingress: a redirect of one path is one of the whole host.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1369-1382)
 */
function rootNotes({ host, locations }: Server): readonly Note[] {
  const root = locations.find(({ implicit, path }) => implicit && path === '/');
  const { ingress } = root ?? {};
  const key = [redirectNames.permanent, redirectNames.temporal].find(one => ingress?.reads.annotations.values.has(one));
  if (!ingress || key === undefined || host === catchAll) return [];
  const named = locations.filter(one => one.ingress === ingress && !one.implicit);
  return named.length > 0 ? [noteOf(ingress, host, named, key, 'unnamed')] : [];
}

function regexNotes(rendered: ReadonlyMap<Server, Rendered>): readonly Note[] {
  return [...rendered].flatMap(([{ host }, { regex, locations }]) => {
    if (!regex) return [];
    const causes = new Set(locations.flatMap(one => (one.ingress && causeOf(one) ? [one.ingress] : [])));
    const others = locations.filter(
      one => one.ingress && !one.implicit && one.from !== '/' && !causes.has(one.ingress),
    );
    if (others.length === 0) return [];
    return [...causes].map(ingress => noteOf(ingress, host, others, regexAsker(ingress.reads), 'regex'));
  });
}

function causeOf(location: Location): boolean {
  return rewrites(location) || asksForRegex(location);
}

function noteOf(
  ingress: ServedIngress,
  host: string,
  others: readonly Location[],
  name: string,
  becomes: SpreadingValue['becomes'],
): Note {
  const { annotations } = ingress.reads;
  const path = annotations.pathOf(name);
  return noteAt(ingress.resource, path, {
    kind: 'spreading-value',
    key: annotations.keyOf(name),
    host: host === catchAll ? '*' : host,
    becomes,
    others: others.flatMap(otherOf),
  });
}

function otherOf({ ingress, source, from }: Location): SpreadingValue['others'] {
  if (!ingress) return [];
  const { resource } = ingress;
  const path = [...source, 'path'];
  return [
    {
      at: resource.locate(path),
      subject: subjectOf(resource),
      path,
      text: from,
    },
  ];
}
