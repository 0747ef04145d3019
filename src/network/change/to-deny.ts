import type { JsonObject } from '#model/json.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { RuleEvaluation } from '../explain/evaluate-side.js';
import type { Direction } from '../policy/policy.js';
import { intersection } from '../algebra/port-set.js';
import type { SmallestChange, SideToChange } from './side-to-change.js';
import { labelsToSelect } from './labels-to-select.js';
import { removals } from './removals.js';

/** Small changes that may stop the connection on one side: peers or rules fewer, a policy that isolates the pods, or both. */
export function sideToDeny(side: SideToChange): readonly SmallestChange[] {
  const { evaluation, near } = side;
  const taking = evaluation.tiers.flatMap(({ policies }) =>
    policies.flatMap(({ policy, rules }) => rules.filter(rule => takes(rule, side)).map(rule => ({ policy, rule }))),
  );
  const fewer = removals(side, taking);
  const manifest = isolation(near, evaluation.direction);
  return [
    ...(fewer.length > 0 ? [{ changes: fewer, manifests: [] }] : []),
    ...(manifest ? [{ changes: [], manifests: [manifest] }] : []),
    ...(manifest && fewer.length > 0 ? [{ changes: fewer, manifests: [manifest] }] : []),
  ];
}

/** Rules that match: once the first of them is gone, the next one would take its place. */
function takes({ rule, met, ports: opened }: RuleEvaluation, { ports }: SideToChange): boolean {
  return rule.action === 'allow' && met !== false && intersection(opened, ports).length > 0;
}

/** A policy that selects the pods and allows nothing in that direction. */
function isolation({ pods }: Endpoint, direction: Direction): JsonObject | undefined {
  if (!pods?.workload || pods.hostNetwork) return undefined;
  const labels = labelsToSelect(pods);
  const podSelector: JsonObject = Object.keys(labels).length > 0 ? { matchLabels: labels } : {};
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: `${pods.workload.name}-${direction === 'ingress' ? 'lets-nobody-in' : 'reaches-nobody'}`,
      namespace: pods.workload.namespace,
    },
    spec: { podSelector, policyTypes: [direction === 'ingress' ? 'Ingress' : 'Egress'] },
  };
}
