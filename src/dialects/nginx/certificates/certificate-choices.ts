import type { CertificateChoice } from '#model/routing/table.js';
import type { FallbackCertificate, ServerCertificate, ServerCertificates } from './certificates.js';
import type { ServerNames } from '../servers/server-names.js';
import type { WwwRedirect } from '../servers/www-redirects.js';
import { catchAll } from '../ingresses/ingress.js';

/**
 * The certificate by the name that the client asks for: the name itself, then the wildcard above it, else the controller's own.
 * (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/certificate.lua:48-71, 225-243)
 */
export function certificateChoices(
  certificates: ServerCertificates,
  names: ServerNames,
  redirects: readonly WwwRedirect[],
  fallback: FallbackCertificate,
): readonly CertificateChoice[] {
  const exact: CertificateChoice[] = [...ofRedirects(certificates, redirects, fallback)];
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

/**
 * A host that leads to another has the certificate of that one, where it is good for its name too.
 * (ingress-nginx v1.15.1, pkg/util/ingress/ingress.go:219-225, internal/ingress/controller/nginx.go:1037-1040)
 */
function ofRedirects(
  certificates: ServerCertificates,
  redirects: readonly WwwRedirect[],
  fallback: FallbackCertificate,
): readonly CertificateChoice[] {
  const byHost = new Map([...certificates].map(([{ host }, certificate]) => [host, certificate]));
  return redirects.flatMap(({ from, to }) => {
    const certificate = byHost.get(to);
    if (!certificate || !(certificate.covers(from) || certificate.unread)) return [];
    return [{ sni: { kind: 'exact', host: from }, ...served(certificate, fallback) }];
  });
}

function served(
  { by, path, secret, names, unread }: ServerCertificate,
  fallback: FallbackCertificate,
): Omit<CertificateChoice, 'sni'> {
  const own = secret === undefined ? fallback : { certificate: secret, names, ...(unread && { unread }) };
  return { ...own, at: by.resource.locate(path) };
}
