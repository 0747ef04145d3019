import type { CertificateChoice } from '#model/routing/table.js';

/** Tells for which hosts there is a certificate of their own. */
export function certified(certificates: readonly CertificateChoice[]): (host: string) => boolean {
  const exact = new Set(certificates.flatMap(({ sni }) => (sni.kind === 'exact' ? [sni.host] : [])));
  const parents = new Set(certificates.flatMap(({ sni }) => (sni.kind === 'wildcard' ? [sni.suffix] : [])));
  return host => {
    const wanted = host.toLowerCase().replace(/\.$/, '');
    return exact.has(wanted) || (wanted.includes('.') && parents.has(wanted.slice(wanted.indexOf('.') + 1)));
  };
}
