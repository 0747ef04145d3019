import { absenceOf } from '#cluster/absence.js';
import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { Path } from '#model/origin.js';
import type { IngressTls } from './ingress.js';
import type { Server } from './servers.js';
import type { Taken } from './taken.js';

/** The certificate that a server got; the controller's own where what was asked for is of no use. */
export interface ServerCertificate {
  /** The Ingress and its field that decided. */
  readonly by: Taken;
  readonly path: Path;
  /** `namespace/name`, or undefined: the controller's own. */
  readonly secret: string | undefined;
  readonly names: readonly string[];
  /** Why the controller's own is served in its place. */
  readonly fault: string | undefined;
  /** Whether it is good for another name of the server. */
  readonly covers: (name: string) => boolean;
}

export type ServerCertificates = ReadonlyMap<Server, ServerCertificate>;

/**
 * The first Ingress of the host with any tls decides, whatever its Secret is worth.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1448-1503)
 */
export function certificatesOf(servers: readonly Server[], cluster: Cluster): ServerCertificates {
  return new Map(
    servers.flatMap(server => {
      const by = server.ingresses.find(({ tls }) => tls.length > 0);
      return by ? [[server, certificateFor(server.host, by, cluster)] as const] : [];
    }),
  );
}

/**
 * The entry that names the host; else the first whose certificate is good for it; else none.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1726-1761)
 */
function certificateFor(host: string, by: Taken, cluster: Cluster): ServerCertificate {
  const named = by.tls.find(({ hosts }) => hosts.some(one => one.toLowerCase() === host.toLowerCase()));
  const entry = named ?? by.tls[0];
  if (!entry || entry.secret === '') return ownCertificate(by, entry, undefined);
  const { namespace } = by.resource;
  if (!find(cluster, '', 'Secret', namespace, entry.secret) && absenceOf(cluster, '', 'Secret', namespace) !== 'open')
    return ownCertificate(by, entry, `there is no Secret ${namespace}/${entry.secret}`);
  const hosts = new Set(entry.hosts.map(one => one.toLowerCase()));
  return {
    by,
    path: entry.at,
    secret: `${namespace}/${entry.secret}`,
    names: [],
    fault: undefined,
    covers: name => hosts.has(name.toLowerCase()),
  };
}

function ownCertificate(by: Taken, entry: IngressTls | undefined, fault: string | undefined): ServerCertificate {
  return { by, path: entry?.at ?? ['spec', 'tls'], secret: undefined, names: [], fault, covers: () => false };
}
