import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf, stringsOf } from '#model/resource.js';

/** By port of a controller's pod: the port that a Service of its pods has for it. */
export function exposedPorts(cluster: Cluster, workload: Resource, container: JsonObject): ReadonlyMap<number, number> {
  const labels = stringsOf(objectOf(objectOf(specOf(workload)['template'])['metadata'])['labels']);
  const named = new Map(
    itemsOf(container['ports'])
      .map(objectOf)
      .map(one => [textOf(one['name']), numberOf(one['containerPort'])]),
  );
  const services = ofKind(cluster, '', 'Service').filter(
    one => one.namespace === workload.namespace && selects(one, labels),
  );
  return new Map(
    services.flatMap(service =>
      itemsOf(specOf(service)['ports']).flatMap((one): [number, number][] => {
        const { port, targetPort } = objectOf(one);
        const target =
          typeof targetPort === 'string' ? named.get(targetPort) : (numberOf(targetPort) ?? numberOf(port));
        return target === undefined || typeof port !== 'number' ? [] : [[target, port]];
      }),
    ),
  );
}

function selects(service: Resource, labels: Readonly<Record<string, string>>): boolean {
  const { selector } = specOf(service);
  const wanted = isObject(selector) ? Object.entries(selector) : [];
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}
