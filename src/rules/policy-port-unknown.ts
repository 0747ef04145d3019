import { workloadName } from '#cluster/workloads.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import { subjectOf } from '#model/resource.js';
import type { NetworkModel, RuleWithReceivers } from '#network/index.js';
import { protocolOf, rulesWithReceivers } from '#network/index.js';
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
    for (const one of rulesWithReceivers(network)) yield* unknownNames(network, one);
  },
});

function* unknownNames(
  { cluster }: NetworkModel,
  { source, path: place, pods }: RuleWithReceivers,
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

function hasName({ ports }: RuleWithReceivers['pods'][number], name: string, protocol: string): boolean {
  return ports.some(one => one.name === name && one.protocol === protocol);
}
