import type { ManagedSecret } from '#cluster/secrets/cert-manager.js';
import { managedSecrets } from '#cluster/secrets/cert-manager.js';
import { coversHost } from '#cluster/secrets/certificates.js';
import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import { subjectOf } from '#model/resource.js';
import type { Route, RouteTable } from '#model/routing/table.js';
import { rule } from './rule.js';

export const certificateLacksHost = rule({
  id: 'certificate-lacks-host',
  category: 'tls',
  severity: 'error',
  summary: 'A Certificate fills the Secret that a host is served with, and does not list the host.',
  why: 'cert-manager asks for the names that stand there and no others: the controller serves a certificate for other names, and clients refuse the connection.',
  fix: 'List the host under dnsNames; a wildcard covers one label and not the domain itself.',
  reads: ['readings', 'cluster'],
  *check({ readings, cluster }) {
    const told = new Set<string>();
    for (const { table } of readings)
      for (const { managed, host, route } of lacking(cluster, table)) {
        const { by } = managed;
        const key = `${by.namespace}/${by.name} ${host}`;
        if (told.has(key)) continue;
        told.add(key);
        const path = ['spec', 'dnsNames'];
        const related = [{ at: route.at, subject: route.subject, message: 'the route of the host stands here' }];
        const message = `${host} is served with Secret ${managed.namespace}/${managed.secret}, whose certificate will be for ${managed.names.join(', ')}`;
        yield { at: by.locate(path), subject: subjectOf(by), path, related, message };
      }
  },
});

interface Lacking {
  readonly managed: ManagedSecret;
  readonly host: string;
  readonly route: Route;
}

/** Of Secrets that stand among the manifests it is their certificate that tells. */
function lacking(cluster: Cluster, table: RouteTable): readonly Lacking[] {
  const managed = managedSecrets(cluster);
  const routes = table.listeners.filter(({ tls }) => tls).flatMap(({ hosts }) => hosts.flatMap(host => host.routes));
  return routes.flatMap(route => {
    const one = route.certificate === undefined ? undefined : managed.get(route.certificate);
    if (one?.by.kind !== 'Certificate' || find(cluster, '', 'Secret', one.namespace, one.secret)) return [];
    const hosts = route.hosts.filter(host => host !== '*' && !coversHost(one.names, host));
    return hosts.map(host => ({ managed: one, host, route }));
  });
}
