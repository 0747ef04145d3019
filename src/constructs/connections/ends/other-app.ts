import type { WorkloadConstruct } from '../../workload/workload.js';
import { isWorkload } from '../calls.js';

/** The application that a call or a caller names, where it stands in another app: what is not rendered here cannot let in or out. */
export function inOtherApp(self: WorkloadConstruct, other: object): WorkloadConstruct | undefined {
  const named = isWorkload(other)
    ? other
    : 'application' in other
      ? (other.application as WorkloadConstruct)
      : undefined; // held to its shape before
  return named !== undefined && named.node.root !== self.node.root ? named : undefined;
}

/** Pods by what network policies know of them, as one writes it. */
export function shownPods({ namespace, podLabels }: WorkloadConstruct): string {
  const labels = Object.entries(podLabels).map(([key, value]) => `'${key}': '${value}'`);
  return `namespace: '${namespace}', labels: { ${labels.join(', ')} }`;
}
