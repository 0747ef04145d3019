import type { Json } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { CniProfile, Ineffective } from '../cni/cni.js';

/** What of a NetworkPolicy a CNI passes over. */
export function unenforcedParts(resource: Resource, cni: CniProfile): readonly Ineffective[] {
  return portsOf(resource).flatMap(({ json, path }) => {
    const { endPort, protocol } = objectOf(json);
    const ranged = endPort !== undefined && cni.endPort === false;
    const sctp = protocol === 'SCTP' && cni.sctp === false;
    return [
      ...(ranged ? [{ path: [...path, 'endPort'], because: `${cni.title} opens only the first port of a range` }] : []),
      ...(sctp ? [{ path: [...path, 'protocol'], because: `${cni.title} does not know SCTP` }] : []),
    ];
  });
}

/** Whether a CNI refuses a NetworkPolicy as a whole, because it names a port. */
export function refusedForNames(resource: Resource, cni: CniProfile): boolean {
  return !cni.portNames && portsOf(resource).some(({ json }) => typeof objectOf(json)['port'] === 'string');
}

function portsOf(resource: Resource): readonly { readonly json: Json; readonly path: Path }[] {
  const spec = specOf(resource);
  return (['ingress', 'egress'] as const).flatMap(direction =>
    itemsOf(spec[direction]).flatMap((rule, at) =>
      itemsOf(objectOf(rule)['ports']).map((json, index) => ({ json, path: ['spec', direction, at, 'ports', index] })),
    ),
  );
}
