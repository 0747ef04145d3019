import type { CertificateChoice } from '#model/routing/table.js';
import type { FallbackCertificate, ServerCertificate, ServerCertificates } from './certificates.js';
import type { ServerNames } from '../servers/server-names.js';
import { catchAll } from '../ingresses/ingress.js';

/**
 * The certificate by the name that the client asks for: the name itself, then the wildcard above it, else the controller's own.
 * (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/certificate.lua:48-71, 225-243)
 */
export function certificateChoices(
  certificates: ServerCertificates,
  names: ServerNames,
  fallback: FallbackCertificate,
): readonly CertificateChoice[] {
  const exact: CertificateChoice[] = [];
  const wildcard: CertificateChoice[] = [];
  for (const [server, certificate] of certificates) {
    if (server.host === catchAll) continue;
    for (const { name, asked } of names.get(server) ?? []) {
      if (asked && !certificate.covers(name) && !certificate.unread) continue;
      if (name.startsWith('*.'))
        wildcard.push({
          sni: { kind: 'wildcard', suffix: name.slice(2), labels: 'one' },
          ...served(certificate, fallback),
        });
      else exact.push({ sni: { kind: 'exact', host: name }, ...served(certificate, fallback) });
    }
  }
  return [...exact, ...wildcard, { sni: { kind: 'any' }, ...fallback }];
}

function served(
  { by, path, secret, names, unread }: ServerCertificate,
  fallback: FallbackCertificate,
): Omit<CertificateChoice, 'sni'> {
  const own = secret === undefined ? fallback : { certificate: secret, names, ...(unread && { unread }) };
  return { ...own, at: by.resource.locate(path) };
}
