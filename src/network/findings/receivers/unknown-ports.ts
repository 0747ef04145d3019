import type { Workload } from '#cluster/workloads.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { Protocol } from '../../algebra/protocol.js';
import { protocolOf } from '../../algebra/protocol.js';
import type { Pods } from '../../endpoints/pods.js';
import type { NetworkModel } from '../../model.js';
import type { RuleWithReceivers } from './rules-with-receivers.js';
import { rulesWithReceivers } from './rules-with-receivers.js';

/** A port that a rule names, and that no pod has of which it speaks. */
export interface UnknownPort {
  readonly source: Resource;
  readonly path: Path;
  readonly name: string;
  readonly protocol: Protocol;
  /** Of the pods that the rule speaks of, and what its ports are called. */
  readonly workload: Workload;
  readonly known: readonly string[];
}

export function* unknownPorts(network: NetworkModel): Generator<UnknownPort> {
  for (const one of rulesWithReceivers(network)) yield* unknownIn(one);
}

/** Who receives is known where all of the pods stand in manifests. */
function unknownIn({ source, path: place, pods }: RuleWithReceivers): readonly UnknownPort[] {
  const [first] = pods;
  const workload = first?.workload;
  if (!workload || pods.some(one => one.workload === undefined)) return [];
  const known = first.ports.flatMap(one => one.name ?? []);
  return itemsOf(valueAt(source.value, [...place, 'ports'])).flatMap((json, at): readonly UnknownPort[] => {
    const { port, protocol: said } = objectOf(json);
    const [name, protocol] = [textOf(port), protocolOf(said)];
    if (name === undefined || pods.some(one => hasName(one, name, protocol))) return [];
    return [{ source, path: [...place, 'ports', at, 'port'], name, protocol, workload, known }];
  });
}

function hasName({ ports }: Pods, name: string, protocol: Protocol): boolean {
  return ports.some(one => one.name === name && one.protocol === protocol);
}
