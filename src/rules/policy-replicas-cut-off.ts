import type { Cluster } from '#cluster/cluster.js';
import { find, ofKind } from '#cluster/cluster.js';
import { isForMembers } from '#cluster/port-purpose.js';
import { podTargets } from '#cluster/pod-targets.js';
import { isHeadless } from '#cluster/services.js';
import type { ServicePort } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import { numberOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf, subjectOf } from '#model/resource.js';
import { closedPort, isolationOf } from '#network/index.js';
import { rule } from './rule.js';

const path = ['spec', 'ingress'];

export const policyReplicasCutOff = rule({
  id: 'policy-replicas-cut-off',
  category: 'policy',
  severity: 'warning',
  summary:
    'The network policies let nobody in to a port by which the replicas of a StatefulSet talk to each other, not even themselves.',
  why: 'The members of a clustered database or queue cannot join: each stays alone, or none becomes ready.',
  fix: 'Let the pods in from pods with their own labels, in both directions, on the ports by which they talk to each other.',
  reads: ['cluster', 'network'],
  *check({ cluster, network }) {
    for (const { workload, service, port, number } of memberPorts(cluster)) {
      // Pods that let in nobody at all are meant to be alone.
      if ((closedPort(network, workload, number)?.rules ?? []).length === 0) continue;
      const policy = isolationOf(network, workload)?.lacking;
      if (!policy) continue;
      const portPath = ['spec', 'ports', port.index];
      const related = [
        {
          at: service.locate(portPath),
          subject: subjectOf(service),
          path: portPath,
          message: 'the port of the members stands here',
        },
      ];
      const message = `no rule lets anybody in to port ${number} of ${workloadName(workload)}, which its headless Service ${service.name} has: its replicas cannot reach each other`;
      yield { at: policy.locate(path), subject: subjectOf(policy), path, related, message };
    }
  },
});

interface MemberPort {
  readonly workload: Workload;
  readonly service: Resource;
  readonly port: ServicePort;
  readonly number: number;
}

/** The TCP ports for members of the headless Services that StatefulSets of several replicas name. */
function memberPorts(cluster: Cluster): readonly MemberPort[] {
  return ofKind(cluster, 'apps', 'StatefulSet').flatMap((set): readonly MemberPort[] => {
    const { serviceName, replicas } = specOf(set);
    const service = find(cluster, '', 'Service', set.namespace, textOf(serviceName) ?? '');
    if ((numberOf(replicas) ?? 1) < 2 || !service || !isHeadless(service)) return [];
    return podTargets(cluster, service).flatMap(({ workload, from: port, to: { port: number } }) =>
      workload.resource !== set || number === undefined || port.protocol !== 'TCP' || !isForMembers(port, number)
        ? []
        : [{ workload, service, port, number }],
    );
  });
}
