import type { WorkloadConstruct } from '../workload/workload.js';
import type { Connected } from './connect.js';

/**
 * What is said of the connections of pods that share the network of their node, where no selector of a network policy means them.
 * (kubernetes v1.36, staging/src/k8s.io/api/networking/v1/types.go: NetworkPolicySpec; documentation, concepts/services-networking/network-policies: hostNetwork pods)
 */
export function hostNetworkFaults(
  { hostNetwork }: { readonly hostNetwork?: boolean },
  { calls = [], callers = [], dns }: Connected,
): readonly string[] {
  if (hostNetwork !== true) return [];
  return [
    ...(calls.length > 0
      ? [
          `calls: no network policy means pods in the network of their node; leave it away, and let in the nodes there by \`callers: [${nodes}]\``,
        ]
      : []),
    ...(callers.length > 0
      ? [
          'callers: no network policy keeps anybody from pods in the network of their node; leave it away, and close the port on the nodes',
        ]
      : []),
    ...(dns === true ? ['dns: no network policy means pods in the network of their node; leave it away'] : []),
  ];
}

/** What is wrong with another application that a call or a caller names, where its pods share the network of their node. */
export function onNodeFaults(named: object, prop: string): readonly string[] {
  const application = 'podLabels' in named ? named : 'application' in named ? named.application : undefined;
  if (!isOnNode(application)) return [];
  return [
    `${prop}: ${application.name} runs in the network of its nodes, where no label means it; name their addresses, ${nodes}`,
  ];
}

const nodes = "cidr('10.0.0.0/16', …)";

function isOnNode(value: unknown): value is WorkloadConstruct {
  return typeof value === 'object' && value !== null && 'hostNetwork' in value && value.hostNetwork === true;
}
