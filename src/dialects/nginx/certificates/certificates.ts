import type { SecretCertificate } from '#cluster/secrets/certificates.js';
import { certificateIn, certifiedNames, coversHost } from '#cluster/secrets/certificates.js';
import { absenceOf, isElsewhere } from '#cluster/absence.js';
import type { ManagedSecret } from '#cluster/secrets/cert-manager.js';
import { managedSecrets } from '#cluster/secrets/cert-manager.js';
import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { IngressTls } from '#cluster/ingress.js';
import type { Path } from '#model/origin.js';
import type { Configuration } from '../installation/configuration.js';
import type { Server } from '../servers/servers.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';

/** The certificate that a server got; the controller's own where what was asked for is of no use. */
export interface ServerCertificate {
  /** The Ingress and its field that decided. */
  readonly by: ServedIngress;
  readonly path: Path;
  /** `namespace/name`, or undefined: the controller's own. */
  readonly secret: string | undefined;
  /** Common name and alternative names, where the manifests hold the certificate. */
  readonly names: readonly string[];
  /** Whether it is good for another name of the server. */
  readonly covers: (name: string) => boolean;
  /** Nobody read what the Secret holds: the controller's own may be served in its place, and it may be good for any name. */
  readonly unread?: true;
  /** `namespace/name` of a Secret that is not among the manifests, and may stand elsewhere. */
  readonly absent?: string;
  /** Why the controller's own is served in place of the Secret's. */
  readonly fault?: CertificateFault;
}

export type CertificateFault =
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'broken' | 'other-host'; readonly name: string; readonly because: string };

export type ServerCertificates = ReadonlyMap<Server, ServerCertificate>;

/**
 * The first Ingress of the host with any tls decides, whatever its Secret is worth.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1448-1503)
 */
export function certificatesOf(servers: readonly Server[], cluster: Cluster): ServerCertificates {
  const shelf: Shelf = { cluster, managed: managedSecrets(cluster) };
  return new Map(
    servers.flatMap(server => {
      const by = server.ingresses.find(({ tls }) => tls.length > 0);
      return by ? [[server, certificateFor(server.host, by, shelf)] as const] : [];
    }),
  );
}

interface Shelf {
  readonly cluster: Cluster;
  readonly managed: ReadonlyMap<string, ManagedSecret>;
}

/** What is served where no other certificate is: the name of its Secret, or `default` for the one that the controller makes itself. */
export interface FallbackCertificate {
  readonly certificate: string;
  readonly names: readonly string[];
  readonly unread?: true;
  /** `namespace/name` of a Secret that is not among the manifests, and may stand elsewhere. */
  readonly elsewhere?: string;
}

/**
 * The Secret of --default-ssl-certificate, where it holds a certificate, else the controller's own.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1252-1264)
 */
export function fallbackCertificate(cluster: Cluster, flags: Configuration['flags']): FallbackCertificate {
  const [namespace = '', name = ''] = (flags['default-ssl-certificate'] ?? '').split('/');
  const certificate = name === '' ? undefined : found({ cluster, managed: managedSecrets(cluster) }, namespace, name);
  const secret = `${namespace}/${name}`;
  switch (certificate?.kind) {
    case 'certificate':
      return { certificate: secret, names: namesOf(certificate) };
    case 'open':
      return { certificate: secret, names: certificate.names, ...(certificate.absent && { elsewhere: secret }) };
    case 'unread':
      return { certificate: secret, names: [], unread: true };
    case 'broken':
    case 'missing':
    case undefined:
      return { certificate: 'default', names: [] };
  }
}

/** What a Secret holds; `open`: it may stand elsewhere, or is filled later. */
type Found =
  | SecretCertificate
  | { readonly kind: 'missing' }
  | { readonly kind: 'open'; readonly names: readonly string[]; readonly absent?: true };

/**
 * The entry that names the host; else the first whose certificate is good for it; else none.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1726-1761)
 */
function certificateFor(host: string, by: ServedIngress, shelf: Shelf): ServerCertificate {
  const { namespace } = by.resource;
  const named = by.tls.find(({ hosts }) => hosts.some(one => one.toLowerCase() === host.toLowerCase()));
  const entry =
    named ?? by.tls.find(one => one.secret !== '' && mayBeGood(found(shelf, namespace, one.secret), one.hosts, host));
  if (!entry || entry.secret === '') return ownCertificate(by, entry ?? by.tls[0]);
  const name = `${namespace}/${entry.secret}`;
  const certificate = found(shelf, namespace, entry.secret);
  switch (certificate.kind) {
    case 'missing':
      return { ...ownCertificate(by, entry), fault: { kind: 'missing', name } };
    case 'broken':
      return { ...ownCertificate(by, entry), fault: { kind: 'broken', name, because: certificate.because } };
    case 'unread':
      return { by, path: entry.at, secret: name, names: [], covers: () => false, unread: true };
    case 'open':
      return {
        by,
        path: entry.at,
        secret: name,
        names: [],
        covers: other => coversHost([...certificate.names, ...entry.hosts], other),
        ...(certificate.absent && { absent: name }),
      };
    case 'certificate':
      return fromCertificate(certificate, host, by, entry, name);
  }
}

function fromCertificate(
  certificate: SecretCertificate & { readonly kind: 'certificate' },
  host: string,
  by: ServedIngress,
  entry: IngressTls,
  name: string,
): ServerCertificate {
  const names = namesOf(certificate);
  if (isGood(certificate, host))
    return { by, path: entry.at, secret: name, names, covers: other => coversHost(names, other) };
  const because = `it is for ${names.join(', ') || 'no name'}`;
  return { ...ownCertificate(by, entry), fault: { kind: 'other-host', name, because } };
}

function namesOf({
  commonName,
  alternativeNames,
}: SecretCertificate & { readonly kind: 'certificate' }): readonly string[] {
  return [...new Set([...(commonName === undefined ? [] : [commonName]), ...alternativeNames])];
}

function found({ cluster, managed }: Shelf, namespace: string, name: string): Found {
  const secret = find(cluster, '', 'Secret', namespace, name);
  if (secret) return certificateIn(cluster, secret);
  const filled = managed.get(`${namespace}/${name}`);
  if (filled) return { kind: 'open', names: filled.names };
  if (isElsewhere(cluster, 'Secret', namespace, name)) return { kind: 'open', names: [] };
  return absenceOf(cluster, '', 'Secret', namespace, name) === 'open'
    ? { kind: 'open', names: [], absent: true }
    : { kind: 'missing' };
}

/**
 * One that nobody read comes before those after it: whether it is served is then told to be open. One that stands elsewhere is taken to
 * be for the hosts that it is named for, a wildcard among them too.
 */
function mayBeGood(certificate: Found, hosts: readonly string[], host: string): boolean {
  if (certificate.kind === 'open') return coversHost([...certificate.names, ...hosts], host);
  return certificate.kind === 'unread' || isGood(certificate, host);
}

function isGood(certificate: Found, host: string): boolean {
  return certificate.kind === 'certificate' && coversHost(certifiedNames(certificate), host);
}

function ownCertificate(by: ServedIngress, entry: IngressTls | undefined): ServerCertificate {
  return { by, path: entry?.at ?? ['spec', 'tls'], secret: undefined, names: [], covers: () => false };
}
