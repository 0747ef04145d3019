import type { Resource } from '#model/resource.js';
import type { ManagedSecret } from '../secrets/cert-manager.js';
import { issuerOf, managedSecrets } from '../secrets/cert-manager.js';
import type { Cluster } from '../cluster.js';
import type { Solver } from './solver.js';
import { isAcme, solverFor } from './solver.js';

/** A name that cert-manager has to prove to an ACME server, and how it goes about it. */
export interface Challenge {
  /** The name, a wildcard with its `*.`. */
  readonly name: string;
  readonly asked: ManagedSecret;
  readonly issuer: Resource;
  readonly solver: Solver;
}

/** All names of certificates whose ACME issuer is among the manifests. */
export function challengesOf(cluster: Cluster): readonly Challenge[] {
  return [...managedSecrets(cluster).values()].flatMap(asked => {
    const issuer = issuerOf(cluster, asked.issuer);
    if (!issuer || !isAcme(issuer)) return [];
    const names = [...new Set(asked.names)].filter(one => one !== '');
    return names.map(name => ({ name, asked, issuer, solver: solverFor(issuer, name, asked.by) }));
  });
}
