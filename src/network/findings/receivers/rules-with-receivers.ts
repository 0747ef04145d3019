import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { Pods } from '../../endpoints/pods.js';
import { rulePeers } from '../../engine/compiled-rules.js';
import type { NetworkModel } from '../../model.js';
import type { Policy, PolicyRule } from '../../policy/policy.js';
import { podPolicies } from '../network-policies.js';
import { placedPods } from '../placed-pods.js';

/** A rule of a network policy with the pods whose ports it speaks of: on the way in the policy's own, on the way out its peers. */
export interface RuleWithReceivers {
  readonly source: Resource;
  readonly path: Path;
  readonly pods: readonly Pods[];
}

/** The rules whose ports are the ports of pods alone; a rule that lets out to addresses, too, has no one's ports in mind. */
export function* rulesWithReceivers(network: NetworkModel): Generator<RuleWithReceivers> {
  for (const policy of podPolicies(network)) {
    yield* incoming(network, policy);
    yield* outgoing(network, policy);
  }
}

function incoming(
  { engine: { classes } }: NetworkModel,
  { source, subject, ingress }: Policy,
): readonly RuleWithReceivers[] {
  const rules = allowing(ingress);
  const pods = rules.length === 0 ? [] : placedPods(classes, classes.select(subject).maybe);
  return rules.map(({ path }) => ({ source, path, pods }));
}

function outgoing(
  { engine: { classes, reading } }: NetworkModel,
  { source, egress }: Policy,
): readonly RuleWithReceivers[] {
  const rules = allowing(egress).filter(({ peers }) => peers.every(({ peer }) => peer.kind === 'pods'));
  return rules.map(rule => ({
    source,
    path: rule.path,
    pods: placedPods(classes, rulePeers(rule, classes, reading).maybe),
  }));
}

/** One for each place: what a plugin's rule says of several ports may be read as several rules. */
function allowing(side: Policy['ingress']): readonly PolicyRule[] {
  const rules = (side?.rules ?? []).filter(({ action }) => action === 'allow');
  return [...new Map(rules.map(one => [JSON.stringify(one.path), one])).values()];
}
