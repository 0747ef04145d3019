import { ingressSpec } from '#cluster/ingress.js';
import { dialectOf } from '#dialects/index.js';
import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Backend } from '#model/backend.js';
import { numberOf, textOf } from '#model/json.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import { forwarded } from '#model/routing/forwarded.js';
import type { RouteTable } from '#model/routing/table.js';
import type { Routed } from '#network/index.js';
import type { ControllerReading } from '#facts/controller-reading.js';
import type { Facts } from '#facts/facts.js';

/** What each controller of the cluster routes to; Ingresses that none of them claims are read by the specification alone. */
export function routedIn({ readings, cluster }: Facts): readonly Routed[] {
  const known = readings.map(({ settings, table }): Routed => ({
    controller: settings.name,
    backends: backendsIn(table),
  }));
  const unclaimed = ofKind(cluster, 'networking.k8s.io', 'Ingress').filter(
    one => !readings.some(reading => claims(reading, one, cluster)),
  );
  return [...known, { controller: undefined, backends: unclaimed.flatMap(specifiedBackends) }];
}

function claims({ settings }: ControllerReading, ingress: Resource, cluster: Cluster): boolean {
  return dialectOf(settings.kind)?.claims(ingress, cluster, settings) === true;
}

function backendsIn({ listeners }: RouteTable): readonly Backend[] {
  const routes = listeners.flatMap(({ hosts }) => hosts.flatMap(host => host.routes));
  const steps = [...routes.flatMap(route => route.steps), ...listeners.flatMap(({ otherwise }) => otherwise)];
  const beside = routes.flatMap(({ policies }) => [policies, ...(policies.repeated?.sets ?? [])].flatMap(besideIn));
  return [...forwarded(steps).map(({ backend }) => backend), ...beside];
}

/** Services that a controller asks beside the one that a request goes to: for pages of errors, and those that get a copy. */
function besideIn({ customErrors, mirror }: PolicySet): readonly Backend[] {
  return [
    ...(customErrors?.backend ? [customErrors.backend] : []),
    ...(mirror?.to.kind === 'backend' ? [mirror.to.backend] : []),
  ];
}

/** The Services that an Ingress names. */
function specifiedBackends(ingress: Resource): readonly Backend[] {
  const { defaultBackend, rules } = ingressSpec(ingress);
  const paths = rules.flatMap(rule => rule.paths ?? []);
  return [...(defaultBackend ? [defaultBackend] : []), ...paths.map(({ backend }) => backend)].flatMap(
    ({ service }) => {
      const port = service && (numberOf(service.port['number']) ?? textOf(service.port['name']));
      return !service || service.name === '' || port === undefined
        ? []
        : [{ namespace: ingress.namespace, service: service.name, port }];
    },
  );
}
