import type { HostPattern } from '#model/match.js';
import type { CertificateChoice } from '#model/routing/table.js';
import { hostPattern } from '#model/text/host-pattern.js';
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
      const sni = hostPattern(name);
      (sni.kind === 'wildcard' ? wildcard : exact).push(...served(sni, certificate, fallback));
    }
  }
  return [...exact, ...wildcard, ...lastOnes({ kind: 'any' }, fallback)];
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
    return served({ kind: 'exact', host: from }, certificate, fallback);
  });
}

/** The certificate of a server; after one that may not be there what is served without it. */
function served(
  sni: HostPattern,
  { by, path, secret, names, unread, absent }: ServerCertificate,
  fallback: FallbackCertificate,
): readonly CertificateChoice[] {
  const at = by.resource.locate(path);
  const last = lastOnes(sni, fallback).map(one => ({ ...one, at }));
  if (secret === undefined) return last;
  const own = { sni, certificate: secret, names, at, ...(unread && { unread }) };
  return absent === undefined ? [own] : [{ ...own, elsewhere: absent }, ...last];
}

function lastOnes(sni: HostPattern, fallback: FallbackCertificate): readonly CertificateChoice[] {
  const one = { sni, ...fallback };
  return fallback.elsewhere === undefined ? [one] : [one, { sni, certificate: 'default', names: [] }];
}
