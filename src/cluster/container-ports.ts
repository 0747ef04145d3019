import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';

/** A port that a container declares. */
export interface ContainerPort {
  readonly name: string | undefined;
  readonly port: number;
  readonly protocol: string;
  /** The container, and where the port stands in the resource. */
  readonly container: string;
  readonly path: Path;
}

/** The ports of a pod's containers, and of init containers that go on running. */
export function containerPorts(spec: JsonObject, path: Path): readonly ContainerPort[] {
  const lasting = (one: Json): boolean => isObject(one) && one['restartPolicy'] === 'Always';
  return [
    ...itemsOf(spec['containers']).flatMap((one, at) => portsOf(objectOf(one), [...path, 'containers', at])),
    ...itemsOf(spec['initContainers']).flatMap((one, at) =>
      lasting(one) ? portsOf(objectOf(one), [...path, 'initContainers', at]) : [],
    ),
  ];
}

function portsOf(container: JsonObject, path: Path): readonly ContainerPort[] {
  return itemsOf(container['ports']).flatMap((json, at) => {
    const { name, containerPort, protocol } = objectOf(json);
    const port = numberOf(containerPort);
    if (port === undefined) return [];
    return [
      {
        name: textOf(name),
        port,
        protocol: textOf(protocol) ?? 'TCP',
        container: textOf(container['name']) ?? '',
        path: [...path, 'ports', at],
      },
    ];
  });
}
