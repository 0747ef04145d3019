import type { Cluster } from '#cluster/cluster.js';
import { find, ofKind } from '#cluster/cluster.js';
import { selects } from '#cluster/selectors.js';
import { endpointsOf, podPortOf, servicePortNamed } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import type { Backend } from '#model/backend.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { itemsOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf, subjectOf } from '#model/resource.js';
import type { Route, RouteTable } from '#model/routing/table.js';
import type { NetworkModel } from '#network/index.js';
import { verdictOf } from '#network/index.js';
import { rule } from './rule.js';

const path = ['spec', 'podSelector'];

export const controllerCutOff = rule({
  id: 'controller-cut-off',
  category: 'policy',
  severity: 'error',
  summary: 'The network policies keep the ingress controller from the pods that it routes to.',
  why: 'Each request of the route ends with 502 or 504: the controller forwards it, and the connection never comes about.',
  fix: "Add a network policy that lets the controller's namespace reach the pod's port (the container's, not the Service's).",
  reads: ['cluster', 'readings', 'network'],
  *check({ cluster, readings, network }) {
    const asked = readings.flatMap(({ settings, table }) => {
      const ways = waysIn(cluster);
      return backendsOf(table).flatMap(([route, backend]) =>
        ways(backend).map(way => ({ controller: settings.name, route, way })),
      );
    });
    for (const { controller, route, way } of asked) {
      const finding = cutOff(network, controller, way);
      if (finding) yield { ...placeOf(cluster, way.workload, route), ...finding };
    }
  },
});

interface Way {
  readonly workload: Workload;
  readonly port: number;
}

/** Each backend of a table once, with the first route that leads there. */
function backendsOf(table: RouteTable): readonly (readonly [Route, Backend])[] {
  const found = new Map<string, readonly [Route, Backend]>();
  for (const route of table.listeners.flatMap(listener => listener.hosts.flatMap(host => host.routes))) {
    for (const { backend } of route.steps.flatMap(step => (step.kind === 'forward' ? step.backends : []))) {
      const key = `${backend.namespace}/${backend.service}/${backend.port}`;
      if (!found.has(key)) found.set(key, [route, backend]);
    }
  }
  return [...found.values()];
}

/** From a backend to the pods and their ports, as far as the manifests hold them; Services that share both are followed once. */
function waysIn(cluster: Cluster): (backend: Backend) => readonly Way[] {
  const followed = new Map<readonly Workload[], Set<string>>();
  return ({ namespace, service: name, port }) => {
    const service = find(cluster, '', 'Service', namespace, name);
    const servicePort = service && servicePortNamed(service, port);
    const endpoints = service && endpointsOf(cluster, service);
    if (!servicePort || endpoints?.kind !== 'pods') return [];
    const ports = followed.get(endpoints.workloads) ?? new Set<string>();
    const key = `${servicePort.protocol} ${typeof servicePort.target} ${servicePort.target}`;
    if (ports.has(key)) return [];
    followed.set(endpoints.workloads, ports.add(key));
    return endpoints.workloads.flatMap(workload => {
      const podPort = podPortOf(servicePort, workload);
      return podPort.kind === 'missing-name' ? [] : [{ workload, port: podPort.port }];
    });
  };
}

function cutOff(
  network: NetworkModel,
  controller: string,
  { workload, port }: Way,
): Pick<Finding, 'message'> | undefined {
  const { namespace, kind, name } = workload;
  const to = { kind: 'workload', namespace, workload: kind, name } as const;
  const answer = verdictOf(network, { from: { kind: 'controller', name: controller }, to, port, protocol: 'TCP' });
  if (answer.verdict !== 'denied') return undefined;
  return {
    message: `${controller} cannot reach port ${port} of ${workloadName(workload)}: ${answer.because.map(one => one.says).join('; ')}`,
  };
}

/** The network policy that isolates the pods, with the route; or the route, where another kind of policy does. */
function placeOf(cluster: Cluster, workload: Workload, route: Route): Omit<Finding, 'message'> {
  const [policy] = ofKind(cluster, 'networking.k8s.io', 'NetworkPolicy').filter(one => isolates(one, workload));
  if (!policy) return { at: route.at, subject: route.subject };
  const related = [{ at: route.at, subject: route.subject, message: 'the route stands here' }];
  return { at: policy.locate(path), subject: subjectOf(policy), path, related };
}

function isolates(policy: Resource, { namespace, labels }: Workload): boolean {
  const { podSelector, policyTypes } = specOf(policy);
  return policy.namespace === namespace && itemsOf(policyTypes).includes('Ingress') && selects(podSelector, labels);
}
