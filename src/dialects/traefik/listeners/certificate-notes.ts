import { itemsOf, objectOf } from '#model/json.js';
import { hostPattern } from '#model/text/host-pattern.js';
import type { Note } from '#model/findings/note.js';
import { specOf } from '#model/resource.js';
import type { Certificates } from '../tls/certificates.js';
import { certified } from '../tls/certified.js';
import { refusedNotes } from './refused-hosts.js';
import { isFetched } from './fetched-hosts.js';
import type { EntryPoint } from '../installation/entry-point.js';
import type { LiveRouter } from '../routers/live-router.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';
import { speaksTls, isBoundTo } from '../routers/entry-point-binding.js';
import type { RouterTree } from '../routers/table-routes.js';

/** Hosts that are served over TLS with a certificate that is for others, or refused: each once for a resource. */
export function certificateNotes(
  trees: readonly RouterTree[],
  entryPoints: readonly EntryPoint[],
  certificates: Certificates,
  complete: boolean,
  refused: ReadonlyMap<string, string>,
): readonly Note[] {
  return [...refusedNotes(trees, refused), ...mismatchNotes(trees, entryPoints, certificates, complete, refused)];
}

function mismatchNotes(
  trees: readonly RouterTree[],
  entryPoints: readonly EntryPoint[],
  { choices: certificates, notes: told }: Certificates,
  complete: boolean,
  refused: ReadonlyMap<string, string>,
): readonly Note[] {
  // One that nobody read may be for any of them.
  if (certificates.some(({ unread }) => unread)) return [];
  // Whose Secret is missing is told so.
  const missing = new Set(told.map(({ subject }) => `${subject.kind} ${subject.namespace}/${subject.name}`));
  const usual = certificates.at(-1);
  const replaced = certificates.find(({ sni }) => sni.kind === 'any');
  // Of a default certificate that the manifests do not hold it is open for whom it is.
  if (!usual || (replaced && replaced.certificate !== 'default' && replaced.names.length === 0)) return [];
  const serves = (replaced ?? usual).certificate;
  const covered = new Set((replaced ?? usual).names);
  const { covers } = certified(certificates);
  const notes = new Map<string, Note>();
  for (const { router } of trees) {
    const { kind, namespace, name } = router.place.resource;
    const at = wantedAt(router, entryPoints, complete);
    if (!at || missing.has(`${kind} ${namespace}/${name}`)) continue;
    for (const host of router.read.hosts) {
      if (host === '*' || refused.has(host) || covered.has(host) || covers(hostPattern(host))) continue;
      const because = 'no certificate that Traefik loads is for the host';
      notes.set(
        `${kind} ${namespace}/${name} ${host}`,
        noteAt(at, { kind: 'certificate-mismatch', host, serves, because }),
      );
    }
  }
  return [...notes.values()];
}

/** Where a resource asks for TLS with a certificate of its own; undefined where nobody does, or a resolver fetches it. */
function wantedAt(router: LiveRouter, entryPoints: readonly EntryPoint[], complete: boolean): Place | undefined {
  const { resource } = router.place;
  // TLS without a Secret wants the default certificate, which may be set elsewhere.
  const bare = (at: Place): Place | undefined => (complete ? at : undefined);
  const section: Place = { resource, path: ['spec', 'tls'] };
  const tls = specOf(resource)['tls'];
  if (resource.kind === 'IngressRoute') {
    if (!router.tls || isFetched(resource)) return undefined;
    const secret: Place = { resource, path: ['spec', 'tls', 'secretName'] };
    return objectOf(tls)['secretName'] === undefined ? bare(section) : secret;
  }
  if (isFetched(resource)) return undefined;
  if (itemsOf(tls).length > 0) {
    return entryPoints.some(one => isBoundTo(router, one) && speaksTls(router, one)) ? section : undefined;
  }
  return router.tls && bare(router.tls.optionsAt);
}
