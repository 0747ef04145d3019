import type { IntentPort } from '#network/write.js';
import type { Workload } from '../../workload/workload.js';

/** What tells pods apart: two constructs of one key, a Deployment and its Service, mean the same ones. */
export function podsKey({ namespace, podLabels }: Pick<Workload, 'namespace' | 'podLabels'>): string {
  return JSON.stringify([namespace, Object.entries(podLabels).sort()]);
}

/** The ports of two lists, each once: network policies see numbers and protocols, whatever the names are. */
export function unitedPorts<Known extends IntentPort>(
  some: readonly Known[],
  others: readonly Known[],
): readonly Known[] {
  const all = [...some, ...others];
  return all.filter((one, at) => all.findIndex(other => isSamePort(one, other)) === at);
}

function isSamePort(one: IntentPort, other: IntentPort): boolean {
  return one.port === other.port && (one.protocol ?? 'TCP') === (other.protocol ?? 'TCP');
}
