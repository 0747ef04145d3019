import { hostPattern } from '#model/text/host-pattern.js';
import type { HostPattern } from '#model/match.js';
import type { ServerCertificates } from './certificates.js';
import { catchAll } from '../ingresses/ingress.js';
import type { ServerName, ServerNames } from '../servers/server-names.js';

/** The names for which the controller has a certificate entry, whatever the certificate is worth. */
export interface CertificateEntries {
  readonly certain: ReadonlySet<string>;
  /** With those that it has if a certificate that nobody read is good for them. */
  readonly possible: ReadonlySet<string>;
}

/** Hosts of servers with a certificate; aliases that it covers. (ingress-nginx v1.15.1, internal/ingress/controller/nginx.go:1010-1050) */
export function certificateEntries(certificates: ServerCertificates, names: ServerNames): CertificateEntries {
  const certain = new Set<string>();
  const doubtful: string[] = [];
  for (const [server, certificate] of certificates) {
    if (server.host === catchAll) continue;
    certain.add(server.host.toLowerCase());
    for (const { name, asked } of names.get(server) ?? []) {
      if (asked && certificate.unread) doubtful.push(name.toLowerCase());
      else if (asked && certificate.covers(name)) certain.add(name.toLowerCase());
    }
  }
  return { certain, possible: new Set([...certain, ...doubtful]) };
}

/** The hosts of a server for which the redirect to https finds an entry, and those for which it may find one besides. */
export function certified(
  names: readonly ServerName[],
  { certain, possible }: CertificateEntries,
): { readonly certified: CertifiedHosts; readonly possiblyCertified?: CertifiedHosts } {
  return {
    certified: certifiedHosts(names, certain),
    ...(possible.size > certain.size && { possiblyCertified: certifiedHosts(names, possible) }),
  };
}

/** All hosts of a server, none, or some. */
export type CertifiedHosts = boolean | readonly HostPattern[];

/**
 * For which hosts of a server the redirect to https finds an entry: its own name, or the wildcard above it.
 * (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/certificate.lua:48-71 and 217-223)
 */
function certifiedHosts(names: readonly ServerName[], entries: ReadonlySet<string>): CertifiedHosts {
  const all = names.map(({ name }) => name.toLowerCase());
  if (all.some(isPattern)) return entries.size === 0 ? false : [...entries].map(entry => hostPattern(entry));
  const certified = all.filter(name => name !== catchAll && (entries.has(name) || entries.has(above(name))));
  if (certified.length === 0 || certified.length === all.length) return certified.length > 0;
  return certified.map(name => hostPattern(name));
}

/** Aliases that stand for many hosts, of which some may have an entry. */
function isPattern(name: string, at: number): boolean {
  return at > 0 && (name.startsWith('~') || name.startsWith('.') || name.includes('*'));
}

function above(name: string): string {
  return name.startsWith('*.') ? name : name.replace(/^[^.]+\./, '*.');
}
