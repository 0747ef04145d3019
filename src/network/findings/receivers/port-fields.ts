import type { Json } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';

/** A single port by number that a rule of a policy names, and where. */
export interface PortField {
  readonly path: Path;
  readonly port: number;
  readonly protocol: string;
}

/** The ports that a rule names as numbers, in the fields of the policy's kind; ranges are none. */
export function portFields(source: Resource, rule: Path): readonly PortField[] {
  const value = objectOf(valueAt(source.value, rule));
  switch (groupOf(source.apiVersion)) {
    case 'cilium.io':
      return itemsOf(value['toPorts']).flatMap((entry, at) =>
        itemsOf(objectOf(entry)['ports']).flatMap((json, index) => {
          const { port, protocol, endPort } = objectOf(json);
          const path = [...rule, 'toPorts', at, 'ports', index, 'port'];
          return numberOf(endPort) ? [] : field(path, inDigits(port), textOf(protocol));
        }),
      );
    case 'networking.k8s.io':
      return itemsOf(value['ports']).flatMap((json, at) => {
        const { port, protocol, endPort } = objectOf(json);
        return endPort === undefined ? field([...rule, 'ports', at, 'port'], numberOf(port), textOf(protocol)) : [];
      });
    default:
      return itemsOf(objectOf(value['destination'])['ports']).flatMap((port, at) =>
        field([...rule, 'destination', 'ports', at], numberOf(port), textOf(value['protocol'])),
      );
  }
}

function field(path: Path, port: number | undefined, protocol = 'TCP'): readonly PortField[] {
  return port === undefined ? [] : [{ path, port, protocol: protocol === 'ANY' ? 'TCP' : protocol }];
}

function inDigits(port: Json | undefined): number | undefined {
  const text = textOf(port) ?? '';
  return /^\d+$/.test(text) ? Number(text) : numberOf(port);
}
