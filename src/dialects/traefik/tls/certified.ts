import type { HostPattern } from '#model/match.js';
import { hostPattern } from '#model/text/host-pattern.js';
import type { CertificateChoice } from '#model/routing/table.js';

/** The hosts that there is a certificate for; one that is served in the place of any other is for none. */
export interface Certified {
  readonly covers: (sni: HostPattern) => boolean;
  /** The names of certificates among those that a pattern covers. */
  readonly within: (sni: HostPattern) => readonly HostPattern[];
  /** All certificates were read: there is none for other hosts. */
  readonly isWhole: boolean;
}

/** `fetched`: hosts whose certificates Traefik fetches by itself. */
export function certified(certificates: readonly CertificateChoice[], fetched: readonly string[] = []): Certified {
  const named = [...certificates.map(({ sni }) => sni), ...fetched.map(host => hostPattern(host))];
  const exact = new Set(named.flatMap(sni => (sni.kind === 'exact' ? [sni.host] : [])));
  const parents = new Set(named.flatMap(sni => (sni.kind === 'wildcard' ? [sni.suffix] : [])));
  return {
    covers(sni) {
      if (sni.kind === 'wildcard') return parents.has(sni.suffix.toLowerCase());
      if (sni.kind !== 'exact') return false;
      const wanted = sni.host.toLowerCase().replace(/\.$/, '');
      return exact.has(wanted) || (wanted.includes('.') && parents.has(parentOf(wanted)));
    },
    within(sni) {
      const names = named.filter(one => one.kind !== 'any');
      if (sni.kind !== 'wildcard') return names;
      return names.filter(one => one.kind === 'exact' && parentOf(one.host) === sni.suffix.toLowerCase());
    },
    isWhole: !certificates.some(({ unread }) => unread),
  };
}

function parentOf(host: string): string {
  return host.slice(host.indexOf('.') + 1);
}
