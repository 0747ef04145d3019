import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { portsDeclared } from '#cluster/container-ports.js';
import { podTemplate } from '#cluster/ownership/template.js';
import { hasLabels } from '#cluster/selectors.js';
import { servicePorts, serviceSelector } from '#cluster/services.js';
import type { JsonObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';

/** By port of a controller's pod: the port that a Service of its pods has for it. */
export function exposedPorts(cluster: Cluster, workload: Resource, container: JsonObject): ReadonlyMap<number, number> {
  const { labels = {} } = podTemplate(workload) ?? {};
  const named = new Map(portsDeclared({ container, path: [] }).map(({ name, port }) => [name, port]));
  const services = ofKind(cluster, '', 'Service').filter(
    one => one.namespace === workload.namespace && selects(one, labels),
  );
  return new Map(
    services.flatMap(servicePorts).flatMap(({ number, target }): [number, number][] => {
      const port = typeof target === 'string' ? named.get(target) : target;
      return port === undefined ? [] : [[port, number]];
    }),
  );
}

function selects(service: Resource, labels: Readonly<Record<string, string>>): boolean {
  const wanted = serviceSelector(service);
  return Object.keys(wanted).length > 0 && hasLabels(labels, wanted);
}
