import { ofKind } from '#cluster/cluster.js';
import type { ServicePort } from '#cluster/services.js';
import { podPortOf, servicePorts, workloadsBehind } from '#cluster/services.js';
import type { ContainerPort } from '#cluster/container-ports.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import type { Finding } from '#model/findings/diagnostic.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const servicePortsCrossed = rule({
  id: 'service-ports-crossed',
  category: 'service',
  severity: 'warning',
  summary:
    "A Service's port of one name leads to a container's port of another, and another port of the Service to that of its name.",
  why: 'Traffic goes to the wrong listener: users reach the metrics, and Prometheus scrapes the application.',
  fix: 'Lead each port to the container port of the same name, or rename the one that is meant so.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const service of ofKind(cluster, '', 'Service')) {
      const [workload] = workloadsBehind(cluster, service);
      if (!workload) continue;
      const ports = servicePorts(service);
      for (const port of ports) yield* crossed(service, port, workload, ports);
    }
  },
});

/** A port that leads elsewhere by itself may be meant so: what is crossed has another one that leads to its place. */
function crossed(
  service: Resource,
  port: ServicePort,
  workload: Workload,
  ports: readonly ServicePort[],
): readonly Finding[] {
  const pod = podPortOf(port, workload);
  const namesake = workload.ports.find(({ name, protocol }) => name === port.name && protocol === port.protocol);
  if (pod.kind !== 'declared' || namesake?.name === undefined || pod.container.name === undefined) return [];
  const isTaken = ports.some(other => other.name !== port.name && leadsTo(other, workload, namesake));
  if (pod.port === namesake.port || !isTaken) return [];
  const path = ['spec', 'ports', port.index, 'targetPort'];
  const { resource } = workload;
  const at = resource.locate(namesake.path);
  const related = [{ at, subject: subjectOf(resource), path: namesake.path, message: `${namesake.name} stands here` }];
  const message = `${namesake.name} leads to ${numbered(pod.container)} of ${workloadName(workload)}, which has ${numbered(namesake)}`;
  return [{ at: service.locate(path), subject: subjectOf(service), path, related, message }];
}

function leadsTo(port: ServicePort, workload: Workload, container: ContainerPort): boolean {
  const pod = podPortOf(port, workload);
  return pod.kind === 'declared' && pod.port === container.port && pod.container.name !== port.name;
}

function numbered({ name, port }: ContainerPort): string {
  return `${port} (${name ?? ''})`;
}
