import { hostPattern } from '#model/text/host-pattern.js';
import type { Note } from '#model/findings/note.js';
import type { CertificateChoice } from '#model/routing/table.js';
import { certified } from '../tls/certified.js';
import type { EntryPoint } from '../installation/entry-point.js';
import { fetchedHosts } from './fetched-hosts.js';
import { optionsByHost } from './host-options.js';
import type { TlsOptions } from '../tls/tls-options.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';
import type { ReadRouter } from '../routers/read-router.js';
import type { RouterTree } from '../routers/table-routes.js';
import { stepsFor } from './handshake.js';

/** Hosts whose handshake fails whatever the client shows, each with the reason. */
export function refusedHosts(
  routers: readonly ReadRouter[],
  entryPoints: readonly EntryPoint[],
  tlsOptions: TlsOptions,
  certificates: readonly CertificateChoice[],
): ReadonlyMap<string, string> {
  const refused = entryPoints.flatMap(entryPoint => {
    const known = certified(certificates, fetchedHosts(routers, entryPoint));
    return [...optionsByHost(routers, entryPoint)].flatMap(([host, options]): readonly [string, string][] => {
      const handshake = tlsOptions.handshakeOf(options);
      const sni = hostPattern(host);
      if (handshake.kind === 'refused' && handshake.byClient) return [];
      if (sni.kind !== 'exact' && known.within(sni).length > 0) return [];
      return stepsFor(handshake, sni, known).flatMap(step => (step.kind === 'refuse' ? [[host, step.because]] : []));
    });
  });
  return new Map(refused);
}

/** Routes that nobody reaches over TLS: each host once for a resource. */
export function refusedNotes(trees: readonly RouterTree[], refused: ReadonlyMap<string, string>): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const { router } of trees) {
    const { kind, namespace, name } = router.place.resource;
    const at: Place = router.tls?.optionsAt ?? router.entryPointsAt;
    for (const host of router.read.hosts) {
      const because = refused.get(host);
      if (because === undefined) continue;
      notes.set(`${kind} ${namespace}/${name} ${host}`, noteAt(at, { kind: 'certificate-mismatch', host, because }));
    }
  }
  return [...notes.values()];
}
