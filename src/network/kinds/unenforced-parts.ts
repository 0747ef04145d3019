import { itemsOf, objectOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { CniProfile, Ineffective } from '../cni.js';
import { effectiveTypes } from './network-policy.js';

/** What of a NetworkPolicy a CNI passes over. */
export function unenforcedParts(resource: Resource, cni: CniProfile): readonly Ineffective[] {
  const spec = specOf(resource);
  const egress = effectiveTypes(spec).includes('egress') && !cni.egress;
  const noEgress = egress ? [{ path: ['spec', 'egress'], because: `${cni.title} does not enforce what goes out` }] : [];
  const ports = (['ingress', 'egress'] as const).flatMap(direction =>
    itemsOf(spec[direction]).flatMap((rule, at) =>
      itemsOf(objectOf(rule)['ports']).flatMap((port, index) => {
        const path = ['spec', direction, at, 'ports', index];
        const { endPort, protocol } = objectOf(port);
        const ranged =
          endPort !== undefined && !cni.endPort
            ? [{ path: [...path, 'endPort'], because: `${cni.title} opens only the first port of a range` }]
            : [];
        const sctp =
          protocol === 'SCTP' && !cni.sctp
            ? [{ path: [...path, 'protocol'], because: `${cni.title} does not know SCTP` }]
            : [];
        return [...ranged, ...sctp];
      }),
    ),
  );
  return [...noEgress, ...ports];
}
