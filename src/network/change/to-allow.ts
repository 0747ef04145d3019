import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { subjectOf } from '#model/resource.js';
import { cidrsOf } from '../algebra/address-ranges.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import { namespaceName } from '../policy/known-labels.js';
import type { PolicyEvaluation, RuleEvaluation } from '../explain/evaluate-side.js';
import type { Policy } from '../policy/policy.js';
import type { PortSet } from '../algebra/port-set.js';
import { intersection, isEveryPort, portsText, rangesOf } from '../algebra/port-set.js';
import type { SmallestChange, SideToChange } from './side-to-change.js';
import type { Taking } from './removals.js';
import { removals } from './removals.js';
import { labelsToSelect } from './labels-to-select.js';
import { endpointText } from '../explain/describe-endpoint.js';
import { policyText } from '../policy/describe.js';

/** Small changes that may let the connection through on one side: a port, a peer or a rule more, no denial, or a policy more. */
export function sideToAllow(side: SideToChange): readonly SmallestChange[] {
  const { evaluation, ports } = side;
  if (intersection(evaluation.decision.yes, ports).length > 0) return [{ changes: [], manifests: [] }];
  const denials = removals(side, denying(side));
  const stopping = evaluation.tiers.filter(({ ended }) => intersection(ended.maybe, ports).length > 0);
  const isolating = stopping.flatMap(({ policies }) => policies.filter(({ policy, sure }) => sure && isPlain(policy)));
  const edits = isolating.flatMap(one => one.rules.flatMap(rule => ruleEdit(side, one, rule) ?? []));
  const news = isolating.flatMap(one => newRule(side, one) ?? []).slice(0, 1);
  const manifest = stopping.length > 0 ? opening(side) : undefined;
  const ways: readonly SmallestChange[] = [
    ...(denials.length > 0 ? [{ changes: [], manifests: [] }] : []),
    ...[...edits.slice(0, 3), ...news].map(edit => ({ changes: [changeOf(side, edit)], manifests: [] })),
    ...(manifest ? [{ changes: [], manifests: [manifest] }] : []),
  ];
  return ways.map(({ changes, manifests }) => ({ changes: [...denials, ...changes], manifests }));
}

/** Something to put at the end of a list of a policy. */
interface Edit {
  readonly policy: Policy;
  readonly path: Path;
  readonly set: Json;
  /** What it opens. */
  readonly ports: PortSet;
}

function isPlain({ source }: Policy): boolean {
  return source.kind === 'NetworkPolicy' && source.apiVersion === 'networking.k8s.io/v1';
}

/** The rules that deny it, whatever others allow. */
function denying({ evaluation, ports }: SideToChange): readonly Taking[] {
  return evaluation.tiers.flatMap(({ policies }) =>
    policies.flatMap(({ policy, rules }) =>
      rules
        .filter(({ rule, taken }) => rule.action === 'deny' && intersection(taken.maybe, ports).length > 0)
        .map(rule => ({ policy, rule })),
    ),
  );
}

/** A policy more that allows it, where those that isolate the pods are not edited so. */
function opening(side: SideToChange): JsonObject | undefined {
  const { near, far, evaluation, ports } = side;
  const { pods } = near;
  if (!pods?.workload || pods.hostNetwork) return undefined;
  const { namespace, name } = pods.workload;
  const peer = peerItem(far, namespace);
  const labels = labelsToSelect(pods);
  const opened = isEveryPort(ports) ? {} : { ports: portItems(ports) };
  return (
    peer && {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `${name}-${evaluation.direction === 'ingress' ? 'lets-in' : 'reaches'}`, namespace },
      spec: {
        podSelector: Object.keys(labels).length > 0 ? { matchLabels: labels } : {},
        policyTypes: [evaluation.direction === 'ingress' ? 'Ingress' : 'Egress'],
        [evaluation.direction]: [{ [peersField(side)]: [peer], ...opened }],
      },
    }
  );
}

function ruleEdit(
  side: SideToChange,
  { policy }: PolicyEvaluation,
  { rule, met, ports }: RuleEvaluation,
): Edit | undefined {
  const opens = intersection(ports, side.ports).length > 0;
  const [port] = portItems(side.ports);
  if (met === true && !opens)
    return port && { policy, path: endOf(policy, [...rule.path, 'ports']), set: port, ports: side.ports };
  const peer = opens && met === false ? peerItem(side.far, policy.source.namespace) : undefined;
  return (
    peer && {
      policy,
      path: endOf(policy, [...rule.path, peersField(side)]),
      set: peer,
      ports: intersection(ports, side.ports),
    }
  );
}

function newRule(side: SideToChange, { policy }: PolicyEvaluation): Edit | undefined {
  const { ports, far, evaluation } = side;
  const peer = peerItem(far, policy.source.namespace);
  const opened = isEveryPort(ports) ? {} : { ports: portItems(ports) };
  return (
    peer && {
      policy,
      path: endOf(policy, ['spec', evaluation.direction]),
      set: { [peersField(side)]: [peer], ...opened },
      ports,
    }
  );
}

/** The place after the last item of a list. */
function endOf({ source }: Policy, list: Path): Path {
  return [...list, itemsOf(valueAt(source.value, list)).length];
}

function peersField({ evaluation }: SideToChange): 'from' | 'to' {
  return evaluation.direction === 'ingress' ? 'from' : 'to';
}

function portItems(ports: PortSet): readonly JsonObject[] {
  return rangesOf(ports).map(({ protocol, from, to }) =>
    from === to ? { protocol, port: from } : { protocol, port: from, endPort: to },
  );
}

/** A peer that means the far end and as little else as can be. */
function peerItem({ pods, block }: Endpoint, namespace: string): JsonObject | undefined {
  if (!pods) return block && { ipBlock: { cidr: cidrsOf([block])[0] ?? '' } };
  if (pods.namespace === undefined || pods.hostNetwork || pods.end.kind === 'node') return undefined;
  const labels = labelsToSelect(pods);
  const podSelector: JsonObject = Object.keys(labels).length > 0 ? { matchLabels: labels } : {};
  if (pods.namespace === namespace) return { podSelector };
  return { namespaceSelector: { matchLabels: { [namespaceName]: pods.namespace } }, podSelector };
}

function changeOf(
  { engine, far, evaluation }: SideToChange,
  { policy, path, set, ports }: Edit,
): SmallestChange['changes'][number] {
  const toOrFrom =
    evaluation.direction === 'ingress' ? `in from ${endpointText(far, engine)}` : `out to ${endpointText(far, engine)}`;
  const title = `let ${portsText(ports)} ${toOrFrom}, in ${policyText(policy)}`;
  return { at: policy.source.locate(path), subject: subjectOf(policy.source), path, set, title };
}
