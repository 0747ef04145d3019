import type { CertificateChoice } from '#model/table.js';

/** Whether one of the certificates is for a host. */
export function certifies(certificates: readonly CertificateChoice[], host: string): boolean {
  const wanted = host.toLowerCase().replace(/\.$/, '');
  return certificates.some(({ sni }) => {
    if (sni.kind === 'exact') return sni.host === wanted;
    return sni.kind === 'wildcard' && wanted.slice(wanted.indexOf('.') + 1) === sni.suffix;
  });
}
