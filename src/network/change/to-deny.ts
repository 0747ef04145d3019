import type { Change } from '#model/findings/diagnostic.js';
import type { Json, JsonObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { subjectOf } from '#model/resource.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { PolicyEvaluation, RuleEvaluation } from '../explain/evaluate-side.js';
import type { Direction, Policy } from '../policy/policy.js';
import { intersection } from '../algebra/port-set.js';
import type { SmallestChange, SideToChange } from './side-to-change.js';
import { labelsToSelect } from './labels-to-select.js';
import { endpointText } from '../explain/describe-endpoint.js';
import { policyText } from '../policy/describe.js';

/** The smallest change that stops the connection on one side: peers or rules fewer, or a policy that isolates the pods. */
export function sideToDeny(side: SideToChange): SmallestChange | undefined {
  const { evaluation, near, ports } = side;
  const taking = evaluation.tiers.flatMap(({ policies, end }) =>
    policies.flatMap(policy => policy.rules.filter(rule => takes(rule, side)).map(rule => ({ policy, rule, end }))),
  );
  if (taking.some(({ policy, end }) => end !== 'deny' || policy.policy.source.kind !== 'NetworkPolicy'))
    return undefined;
  if (taking.length > 0) return { changes: removals(side, taking), manifests: [] };
  const isolated = evaluation.tiers.some(({ end }) => end !== 'next');
  const manifest =
    isolated || intersection(evaluation.decision.yes, ports).length === 0
      ? undefined
      : isolation(near, evaluation.direction);
  return manifest && { changes: [], manifests: [manifest] };
}

interface Taking {
  readonly policy: PolicyEvaluation;
  readonly rule: RuleEvaluation;
}

/** Rules that match: once the first of them is gone, the next one would take its place. */
function takes({ rule, met, ports: opened }: RuleEvaluation, { ports }: SideToChange): boolean {
  return rule.action === 'allow' && met !== false && intersection(opened, ports).length > 0;
}

/** The peers that mean the far end, or the whole rule where it has no others; what stands later goes first, so that places stay true. */
function removals(side: SideToChange, taking: readonly Taking[]): readonly Change[] {
  const places = taking.flatMap(({ policy: { policy }, rule: { rule, peers } }): readonly Removal[] => {
    const meaning = peers.filter(({ met }) => met !== false);
    const paths = meaning.length < peers.length ? meaning.map(({ item }) => item.path) : [rule.path];
    return paths.map(path => ({ policy, path }));
  });
  const distinct = [...new Map(places.map(one => [`${policyText(one.policy)}/${one.path.join('/')}`, one])).values()];
  const policies = new Set(distinct.map(({ policy }) => policy));
  const types = [...policies]
    .filter(policy => losesType(side, policy, distinct))
    .map(policy => keptTypes(side, policy));
  const inOrder = distinct.sort((a, b) => lastIndex(b.path) - lastIndex(a.path));
  return [...types, ...inOrder.map(({ policy, path }) => changeOf(side, policy, path, undefined))];
}

interface Removal {
  readonly policy: Policy;
  readonly path: Path;
}

/** Without types and without egress rules a policy would no longer isolate what goes out. */
function losesType({ evaluation }: SideToChange, policy: Policy, removed: readonly Removal[]): boolean {
  const rules = new Set(
    removed.filter(one => one.policy === policy && one.path.length === 3).map(({ path }) => path[2]),
  );
  const all = new Set(policy.egress?.rules.map(({ path }) => path[2]));
  return evaluation.direction === 'egress' && rules.size === all.size;
}

function keptTypes(side: SideToChange, policy: Policy): Change {
  const types = [...(policy.ingress ? ['Ingress'] : []), ...(policy.egress ? ['Egress'] : [])];
  return changeOf(side, policy, ['spec', isNative(policy) ? 'policyTypes' : 'types'], types);
}

/** Calico's NetworkPolicy has the name of Kubernetes' own and other fields. */
function isNative({ source }: Policy): boolean {
  return source.apiVersion === 'networking.k8s.io/v1';
}

function changeOf({ engine, far }: SideToChange, policy: Policy, path: Path, set: Json | undefined): Change {
  const title =
    set === undefined
      ? `do not mean ${endpointText(far, engine)} in ${policyText(policy)}`
      : `keep ${policyText(policy)} about what goes out`;
  return { at: policy.source.locate(path), subject: subjectOf(policy.source), path, set, title };
}

function lastIndex(path: Path): number {
  const numbers = path.filter(one => typeof one === 'number');
  return (numbers[0] ?? 0) * 10000 + (numbers[1] ?? 0);
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
