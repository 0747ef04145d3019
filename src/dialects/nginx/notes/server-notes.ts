import type { Note } from '#model/findings/note.js';
import { subjectOf } from '#model/resource.js';
import type { ConfigurationFault } from '../servers/configuration-faults.js';
import type { LostCanary } from '../servers/canaries.js';
import type { ServerCertificates } from '../certificates/certificates.js';
import { catchAll } from '../ingresses/ingress.js';
import { isUndecided } from '../ingresses/precedence.js';
import type { Server } from '../servers/servers.js';
import { canaryName } from '../policies/backend/canary.js';
import { noteAt } from './note-at.js';

/** Paths that another Ingress, or the same one, has already. */
export function duplicateNotes(servers: readonly Server[]): readonly Note[] {
  return servers.flatMap(({ host, dropped }) =>
    dropped.flatMap(({ location, by }) => {
      const { ingress, source, from } = location;
      if (!ingress || !by.ingress) return [];
      const { resource } = by.ingress;
      const other = { at: resource.locate(by.source), subject: subjectOf(resource) };
      const undecided = isUndecided(ingress, by.ingress);
      const named = host === catchAll ? '' : host;
      return noteAt(ingress.resource, source, { kind: 'duplicate-route', host: named, route: from, other, undecided });
    }),
  );
}

export function faultNotes(faults: readonly ConfigurationFault[]): readonly Note[] {
  return faults
    .filter(({ noted }) => noted !== true)
    .map(({ ingress, path, because }) => noteAt(ingress.resource, path, { kind: 'refused-configuration', because }));
}

export function canaryNotes(lost: readonly LostCanary[]): readonly Note[] {
  return lost.map(({ ingress, path, because }) =>
    noteAt(ingress.resource, path, {
      kind: 'ignored-value',
      key: ingress.reads.annotations.keyOf(canaryName),
      because,
      effect: 'ignored',
    }),
  );
}

/** Hosts whose certificate is the controller's own, though they ask for another, or may be. */
export function certificateNotes(certificates: ServerCertificates): readonly Note[] {
  return [...certificates].flatMap(([{ host }, { by, path, fault, absent }]) => {
    if (host === catchAll) return [];
    const at = [...path, 'secretName'];
    if (absent !== undefined) return noteAt(by.resource, at, missingSecret(absent));
    if (!fault) return [];
    if (fault.kind !== 'missing')
      return noteAt(by.resource, at, {
        kind: 'certificate-mismatch',
        host,
        serves: 'of the controller itself',
        because: `${fault.name}: ${fault.because}`,
        secret: secretOf(fault.name),
      });
    return noteAt(by.resource, at, missingSecret(fault.name));
  });
}

function secretOf(text: string): { readonly namespace: string; readonly name: string } {
  const [namespace = '', name = ''] = text.split('/');
  return { namespace, name };
}

function missingSecret(name: string) {
  return {
    kind: 'missing-reference',
    to: { group: '', kind: 'Secret', ...secretOf(name) },
    role: 'certificate',
    consequence: { kind: 'certificate-of-controller' },
  } as const;
}
