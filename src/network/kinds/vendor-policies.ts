import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Resource } from '#model/resource.js';
import type { CniProfile } from '../cni.js';
import { everything } from '../label-expression.js';
import type { Policy, Side } from '../policy.js';
import { everyPort } from '../policy.js';
import type { PolicyReading } from '../policy-reading.js';
import { vendorKinds } from '../vendor-kinds.table.js';
import { inNamespace } from './network-policy.js';

/** The network policies that are vendors' own: unknown under a network that nobody named, of no effect under another's. */
export function readVendorPolicies(cluster: Cluster, cni: CniProfile): PolicyReading {
  const readings = vendorKinds.map(({ group, kind }): PolicyReading => {
    const sources = ofKind(cluster, group, kind);
    if (cni.name === 'conformant') {
      return { policies: sources.map(one => opaque(one, 'depends on the network of the cluster')), ineffective: [] };
    }
    const optional = cni.optionalKinds.includes(`${kind}.${group}`);
    if (optional)
      return { policies: sources.map(one => opaque(one, `depends on how ${cni.title} is set up`)), ineffective: [] };
    const because = `${cni.title} does not enforce ${kind} of ${group}`;
    return { policies: [], ineffective: sources.map(source => ({ source, path: [], because })) };
  });
  return { policies: readings.flatMap(one => one.policies), ineffective: readings.flatMap(one => one.ineffective) };
}

/** A policy of which only the place is known: everything that concerns its namespace, or the whole cluster, may be different. */
function opaque(source: Resource, depends: string): Policy {
  const because = `what ${source.kind} of ${source.apiVersion} means ${depends}`;
  const doubt = { code: 'vendor-policy', because } as const;
  const side: Side = {
    isolates: false,
    rules: [{ action: 'allow', peers: [{ peer: { kind: 'anyone' }, path: [] }], ports: everyPort, path: [], doubt }],
  };
  return {
    source,
    hostNetwork: 'as-cni',
    subject: source.namespace === '' ? everything : inNamespace(source.namespace),
    stage: { name: 'policies of vendors', rank: -1, order: 0, tied: false },
    ingress: side,
    egress: side,
  };
}
