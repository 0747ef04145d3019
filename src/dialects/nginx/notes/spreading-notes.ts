import type { Note, SpreadingValue } from '#model/findings/note.js';
import { subjectOf } from '#model/resource.js';
import { catchAll } from '../ingresses/ingress.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import type { Rendered } from '../servers/locations.js';
import { asksForRegex, rewrites } from '../servers/locations.js';
import type { Location, Server } from '../servers/servers.js';
import { regexAsker } from '../policies/rewriting/path-rewrite.js';
import { keyOf } from '../values/annotation-keys.js';
import { noteAt } from './note-at.js';

/**
 * One path that is rewritten or a regular expression makes all paths of its host regular expressions, also those of other Ingresses. (ingress-nginx
 * v1.15.1, internal/ingress/controller/template/template.go:504-538, and location.go:77-88)
 */
export function spreadingNotes(rendered: ReadonlyMap<Server, Rendered>): readonly Note[] {
  return [...rendered].flatMap(([{ host }, { regex, locations }]) => {
    if (!regex) return [];
    const causes = new Set(locations.flatMap(one => (one.ingress && causeOf(one) ? [one.ingress] : [])));
    const others = locations.filter(
      one => one.ingress && !one.implicit && one.from !== '/' && !causes.has(one.ingress),
    );
    if (others.length === 0) return [];
    return [...causes].map(ingress => noteOf(ingress, host, others));
  });
}

function causeOf(location: Location): boolean {
  return rewrites(location) || asksForRegex(location);
}

function noteOf(ingress: ServedIngress, host: string, others: readonly Location[]): Note {
  const { annotations } = ingress.reads;
  const name = regexAsker(ingress.reads);
  const path = ['metadata', 'annotations', keyOf(annotations.writtenAs(name))];
  return noteAt(ingress.resource, path, {
    kind: 'spreading-value',
    key: keyOf(name),
    host: host === catchAll ? '*' : host,
    becomes: 'regex',
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
