import type { Cluster } from '#cluster/cluster.js';
import { targetsIn } from '#cluster/pod-targets.js';
import { resolvedBackend } from '#cluster/resolved-backend.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import type { Backend } from '#model/backend.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { subjectOf } from '#model/resource.js';
import { routedBackends } from '#model/routing/routed-backends.js';
import type { Route } from '#model/routing/table.js';
import type { NetworkModel } from '#network/index.js';
import { isolationOf } from '#network/index.js';
import { podVerdict } from '#journey/pod-verdict.js';
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
      const podPorts = podPortsIn(cluster);
      return routedBackends(table).flatMap(([route, backend]) =>
        podPorts(backend).map(podPort => ({ controller: settings.name, route, podPort })),
      );
    });
    for (const { controller, route, podPort } of asked) {
      const finding = cutOff(network, controller, podPort);
      if (finding) yield { ...placeOf(network, podPort.workload, route), ...finding };
    }
  },
});

interface PodPort {
  readonly workload: Workload;
  readonly port: number;
  readonly protocol: string;
}

/** From a backend to the pods and their ports, as far as the manifests hold them; Services that share both are followed once. */
function podPortsIn(cluster: Cluster): (backend: Backend) => readonly PodPort[] {
  const followed = new Map<readonly Workload[], Set<string>>();
  return backend => {
    const resolved = resolvedBackend(cluster, backend);
    if (resolved.kind !== 'pods') return [];
    const { protocol, target } = resolved.port;
    const ports = followed.get(resolved.workloads) ?? new Set<string>();
    const key = `${protocol} ${typeof target} ${target}`;
    if (ports.has(key)) return [];
    followed.set(resolved.workloads, ports.add(key));
    return targetsIn(resolved.workloads, resolved.port).flatMap(({ workload, to: { port } }) =>
      port === undefined ? [] : [{ workload, port, protocol }],
    );
  };
}

function cutOff(network: NetworkModel, controller: string, podPort: PodPort): Pick<Finding, 'message'> | undefined {
  const { workload, port } = podPort;
  const answer = podVerdict(network, { controller, ...podPort });
  if (answer.verdict !== 'denied') return undefined;
  return {
    message: `${controller} cannot reach port ${port} of ${workloadName(workload)}: ${answer.because.map(one => one.says).join('; ')}`,
  };
}

/** The network policy that isolates the pods, with the route; or the route, where another kind of policy does. */
function placeOf(network: NetworkModel, workload: Workload, route: Route): Omit<Finding, 'message'> {
  const isolation = isolationOf(network, workload);
  if (!isolation) return { at: route.at, subject: route.subject };
  const { lacking: policy, others } = isolation;
  const related = [
    { at: route.at, subject: route.subject, message: 'the route stands here' },
    ...others.map(one => ({ at: one.locate(path), subject: subjectOf(one), path, message: 'selects the pods, too' })),
  ];
  return { at: policy.locate(path), subject: subjectOf(policy), path, related };
}
