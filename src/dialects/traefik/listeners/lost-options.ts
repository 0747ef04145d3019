import type { Note } from '#model/findings/note.js';
import type { EntryPoint } from '../installation/entry-point.js';
import { noteAt } from '../resources/place.js';
import { isBoundTo } from '../routers/entry-point-binding.js';
import type { ReadRouter } from '../routers/read-router.js';
import { conflictingHosts } from './host-options.js';

/** TLS options that routers ask for and do not get: their host has others too, or they name no host. */
export function lostOptions(routers: readonly ReadRouter[], entryPoints: readonly EntryPoint[]): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const entryPoint of entryPoints) {
    const conflicting = conflictingHosts(routers, entryPoint);
    for (const { router, hosts, rule } of routers) {
      const { tls, place } = router;
      if (!tls || tls.options === 'default' || 'fault' in rule || !isBoundTo(router, entryPoint)) continue;
      const host = hosts.find(one => conflicting.has(one));
      if (host === undefined && hosts.length > 0) continue;
      const reason = host === undefined ? 'the rule names no host' : `another route of ${host} has other TLS options`;
      const because = `${reason}: the default ones count, and a client certificate that they ask for is not asked for`;
      const note = noteAt(tls.optionsAt, {
        kind: 'ignored-value',
        key: 'tls.options',
        because,
        effect: 'access-dropped',
      });
      notes.set(`${place.resource.namespace}/${place.resource.name} ${router.rule}`, note);
    }
  }
  return [...notes.values()];
}
