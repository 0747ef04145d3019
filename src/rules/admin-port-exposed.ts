import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { isPublicLoadBalancer } from '#cluster/load-balancers.js';
import { administrationAt } from '#cluster/port-purpose.js';
import { targetsIn } from '#cluster/pod-targets.js';
import { resolvedBackend } from '#cluster/resolved-backend.js';
import type { ServicePort } from '#cluster/services.js';
import { servicePorts, workloadsBehind } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import { backendName } from '#model/backend.js';
import type { Finding } from '#model/findings/diagnostic.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';
import { asksWhoComes, routedBackends } from '#model/routing/routed-backends.js';
import type { NetworkModel } from '#network/index.js';
import { verdictOf } from '#network/index.js';
import type { ControllerReading } from '#facts/controller-reading.js';
import { rule } from './rule.js';

export const adminPortExposed = rule({
  id: 'admin-port-exposed',
  category: 'security',
  severity: 'warning',
  summary:
    'A port for administration, metrics or debugging is open to whoever reaches the load balancer or the controller.',
  why: 'Such listeners ask nobody who they are: they show configuration, heap dumps and secrets, and some take commands.',
  fix: 'Leave the port out of what is public: give it a Service of its own inside the cluster, or ask for a sign-in, an address or a certificate.',
  reads: ['cluster', 'readings', 'network'],
  *check({ cluster, readings, network }) {
    for (const service of ofKind(cluster, '', 'Service')) yield* balanced(network, service);
    for (const reading of readings) yield* routed(cluster, reading);
  },
});

/** The ports that a load balancer opens to everybody. */
function balanced(network: NetworkModel, service: Resource): readonly Finding[] {
  if (!isPublicLoadBalancer(service)) return [];
  const workloads = workloadsBehind(network.cluster, service);
  return servicePorts(service).flatMap((port): readonly Finding[] => {
    const what = administrative(service, port, workloads);
    if (what === undefined || !isOpen(network, port, workloads)) return [];
    const path = ['spec', 'ports', port.index];
    const message = `the load balancer opens port ${port.number} to everybody, which is ${what}`;
    return [{ at: service.locate(path), subject: subjectOf(service), path, message }];
  });
}

/** Whether network policies let every public address in to the port of the pods. */
function isOpen(network: NetworkModel, port: ServicePort, workloads: readonly Workload[]): boolean {
  return targetsIn(workloads, port).every(({ workload, to: { port: number } }) => {
    const { namespace, kind, name } = workload;
    const to = { kind: 'workload', namespace, workload: kind, name } as const;
    const asked = { from: { kind: 'internet' }, to, ...(number !== undefined && { port: number }) } as const;
    return verdictOf(network, asked).verdict === 'allowed';
  });
}

function routed(cluster: Cluster, { table }: ControllerReading): readonly Finding[] {
  const open = routedBackends(table, route => route.implicit !== true && !asksWhoComes(route));
  return open.flatMap(([route, backend]): readonly Finding[] => {
    const resolved = resolvedBackend(cluster, backend);
    if (resolved.kind !== 'pods') return [];
    const what = administrative(resolved.service, resolved.port, resolved.workloads);
    const name = backendName(backend);
    return what === undefined
      ? []
      : [{ at: route.at, subject: route.subject, message: `the route opens ${name} to everybody, which is ${what}` }];
  });
}

/** What a port is for, where that is not users. A Service of one port is made for it. */
function administrative(service: Resource, port: ServicePort, workloads: readonly Workload[]): string | undefined {
  return servicePorts(service).length < 2 ? undefined : administrationAt(port, workloads);
}
