import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { resolvedBackend } from '#cluster/resolved-backend.js';
import type { ServicePort } from '#cluster/services.js';
import { endpointsOf, podPortOf, servicePorts } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { itemsOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, specOf, subjectOf } from '#model/resource.js';
import { asksWhoComes, routedBackends } from '#model/routing/routed-backends.js';
import type { ControllerReading } from './rule.js';
import { rule } from './rule.js';

export const adminPortExposed = rule({
  id: 'admin-port-exposed',
  category: 'security',
  severity: 'warning',
  summary:
    'A port for administration, metrics or debugging is open to whoever reaches the load balancer or the controller.',
  why: 'Such listeners ask nobody who they are: they show configuration, heap dumps and secrets, and some take commands.',
  fix: 'Leave the port out of what is public: give it a Service of its own inside the cluster, or ask for a sign-in, an address or a certificate.',
  reads: ['cluster', 'readings'],
  *check({ cluster, readings }) {
    for (const service of ofKind(cluster, '', 'Service')) yield* balanced(cluster, service);
    for (const reading of readings) yield* routed(cluster, reading);
  },
});

/** The ports that a load balancer opens to everybody. */
function balanced(cluster: Cluster, service: Resource): readonly Finding[] {
  if (specOf(service)['type'] !== 'LoadBalancer' || isInternal(service)) return [];
  const endpoints = endpointsOf(cluster, service);
  const workloads = endpoints.kind === 'pods' ? endpoints.workloads : [];
  return servicePorts(service).flatMap((port): readonly Finding[] => {
    const what = administrative(service, port, workloads);
    if (what === undefined) return [];
    const path = ['spec', 'ports', port.index];
    const message = `the load balancer opens port ${port.number} to everybody, which is ${what}`;
    return [{ at: service.locate(path), subject: subjectOf(service), path, message }];
  });
}

function routed(cluster: Cluster, { table }: ControllerReading): readonly Finding[] {
  const open = routedBackends(table, route => route.implicit !== true && !asksWhoComes(route));
  return open.flatMap(([route, backend]): readonly Finding[] => {
    const resolved = resolvedBackend(cluster, backend);
    if (resolved.kind !== 'pods') return [];
    const what = administrative(resolved.service, resolved.port, resolved.workloads);
    const name = `${backend.namespace}/${backend.service}:${backend.port}`;
    return what === undefined
      ? []
      : [{ at: route.at, subject: route.subject, message: `the route opens ${name} to everybody, which is ${what}` }];
  });
}

/** Load balancers that clouds give an address of the own network, and those that let in certain blocks alone. */
function isInternal(service: Resource): boolean {
  const { loadBalancerSourceRanges, loadBalancerClass } = specOf(service);
  if (
    itemsOf(loadBalancerSourceRanges).length > 0 ||
    /internal|private|tailscale/.test(textOf(loadBalancerClass) ?? '')
  )
    return true;
  return Object.entries(annotationsOf(service)).some(
    ([key, value]) =>
      /source-ranges/.test(key) || (/internal/i.test(key) && value !== 'false') || /^internal$/i.test(value),
  );
}

/** Names that people give to ports of this kind, in a Service or a container. */
const names =
  /^(?:https?-|tcp-)?(?:(?:envoy-)?admin|management|mgmt|metrics|monitoring|prometheus|actuator|debug(?:ger)?|pprof|profil(?:er|ing)|jmx|jolokia|jdwp)(?:-?(?:https?|port|tcp))?$/;

/** Ports that a program has for nothing else: Envoy and Istio administration, Java debugging, Jolokia, Go profiles. */
const numbers: ReadonlyMap<number, string> = new Map([
  [9901, 'the administration of Envoy'],
  [15000, 'the administration of Envoy'],
  [5005, 'the debugger of Java'],
  [8778, 'Jolokia, the management of Java'],
]);

/** What asks for a sign-in by itself: the management of RabbitMQ. */
const signsIn = 15672;

/** What a port is for, where its name or its number says that it is not for users. A Service of one port is made for it. */
function administrative(service: Resource, port: ServicePort, workloads: readonly Workload[]): string | undefined {
  if (servicePorts(service).length < 2 || port.target === signsIn || port.number === signsIn) return undefined;
  const pods = workloads.map(one => podPortOf(port, one));
  const said = [port.name, ...pods.map(one => (one.kind === 'declared' ? one.container.name : undefined))];
  const name = said.find(one => one !== undefined && names.test(one));
  if (name !== undefined) return `called ${name}`;
  return pods.flatMap(one => (one.kind === 'missing-name' ? [] : (numbers.get(one.port) ?? [])))[0];
}
