import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { CniProfile, PolicyReading } from '../cni/cni.js';
import { vendorKinds } from '../cni/vendor-kinds.table.js';
import { readCalicoPolicies } from './calico/policies.js';
import { readStagedPolicies } from './calico/staged-policies.js';
import { readCiliumPolicies } from './cilium/policies.js';
import { opaquePolicy } from './opaque-policy.js';

const readers = { calico: readCalicoPolicies, cilium: readCiliumPolicies };

/** The network policies that are vendors' own: unknown under a network that nobody named, of no effect under another's. */
export function readVendorPolicies(cluster: Cluster, cni: CniProfile): PolicyReading {
  const own = cni.own ? [readers[cni.own](cluster, cni)] : [];
  const others = vendorKinds
    .filter(({ vendor }) => vendor !== cni.own)
    .map(({ group, kind }): PolicyReading => {
      const sources = ofKind(cluster, group, kind);
      if (cni.name === 'conformant') {
        return {
          policies: sources.map(one =>
            opaquePolicy(one, {
              code: 'vendor-policy',
              because: `what ${kind} of ${group} means depends on the network of the cluster, which --cni names`,
            }),
          ),
          ineffective: [],
        };
      }
      const optional = cni.optionalKinds.includes(`${kind}.${group}`);
      if (optional)
        return {
          policies: sources.map(one =>
            opaquePolicy(one, {
              code: 'vendor-policy',
              because: `what ${kind} of ${group} means depends on how ${cni.title} is set up`,
            }),
          ),
          ineffective: [],
        };
      const because = `${cni.title} does not enforce ${kind} of ${group}`;
      return { policies: [], ineffective: sources.map(source => ({ source, path: [], because })) };
    });
  const readings = [...own, ...others, readStagedPolicies(cluster)];
  return { policies: readings.flatMap(one => one.policies), ineffective: readings.flatMap(one => one.ineffective) };
}
