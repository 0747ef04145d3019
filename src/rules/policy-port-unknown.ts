import { workloadName } from '#cluster/workloads.js';
import type { Finding } from '#model/diagnostic.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import { groupOf, subjectOf } from '#model/resource.js';
import { membersOf } from '#network/algebra/bit-set.js';
import type { NetworkModel } from '#network/model.js';
import { rulePeers } from '#network/engine/moves.js';
import type { Pods } from '#network/endpoints/pods.js';
import type { Policy, PolicyRule } from '#network/policy/policy.js';
import { protocolOf } from '#network/algebra/protocol.js';
import { rule } from './rule.js';

export const policyPortUnknown = rule({
  id: 'policy-port-unknown',
  category: 'policy',
  severity: 'error',
  summary: 'A network policy names a port that no pod has.',
  why: 'A name means the port of that name in each container; where no container has it, the rule opens nothing.',
  fix: "Write the name, or the number, of the container's port; the names of a Service's ports are others.",
  reads: ['network'],
  *check({ network }) {
    for (const policy of network.engine.policies) {
      if (policy.source.kind !== 'NetworkPolicy' || groupOf(policy.source.apiVersion) !== 'networking.k8s.io') continue;
      for (const one of policy.ingress?.rules ?? [])
        yield* unknownNames(network, policy, one, subjects(network, policy));
      for (const one of (policy.egress?.rules ?? []).filter(({ peers }) =>
        peers.every(({ peer }) => peer.kind === 'pods'),
      ))
        yield* unknownNames(network, policy, one, podsMeant(network, one));
    }
  },
});

function* unknownNames(
  { cluster }: NetworkModel,
  { source }: Policy,
  { path: place }: PolicyRule,
  pods: readonly Pods[],
): Generator<Finding> {
  const [first] = pods;
  if (!first?.workload || pods.some(one => one.workload === undefined)) return;
  for (const [at, json] of itemsOf(valueAt(source.value, [...place, 'ports'])).entries()) {
    const { port, protocol } = objectOf(json);
    const name = textOf(port);
    if (name === undefined || pods.some(one => hasName(one, name, protocolOf(protocol)))) continue;
    const path = [...place, 'ports', at, 'port'];
    const names = first.ports.flatMap(one => one.name ?? []).join(', ') || 'none';
    const message = `${workloadName(first.workload)} has no ${protocolOf(protocol)} port named ${name}; its names are ${names}`;
    const severity = cluster.complete ? 'error' : 'warning';
    yield { at: source.locate(path), subject: subjectOf(source), path, severity, message };
  }
}

function hasName({ ports }: Pods, name: string, protocol: string): boolean {
  return ports.some(one => one.name === name && one.protocol === protocol);
}

function subjects({ engine: { spots } }: NetworkModel, { subject }: Policy): readonly Pods[] {
  return placed(membersOf(spots.select(subject).maybe).flatMap(spot => spots.classes[spot]?.members ?? []));
}

function podsMeant({ engine: { spots, reading } }: NetworkModel, one: PolicyRule): readonly Pods[] {
  return placed(membersOf(rulePeers(one, spots, reading).maybe).flatMap(spot => spots.classes[spot]?.members ?? []));
}

/** Without those of a controller of which nobody knows where it stands. */
function placed(pods: readonly Pods[]): readonly Pods[] {
  return pods.filter(({ namespace }) => namespace !== undefined);
}
