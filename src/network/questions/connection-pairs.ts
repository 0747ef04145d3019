import type { AddressRange } from '../algebra/address-ranges.js';
import { cidrsOf } from '../algebra/address-ranges.js';
import type { ConnectionGroup } from './connection-groups.js';
import { endName } from '../endpoints/end.js';
import type { ReportedEndpoint } from './reported-endpoints.js';
import type { PortSet } from '../algebra/port-set.js';
import type { NetworkModel } from '../model.js';
import type { PairVerdict } from './pair-verdict.js';
import { verdictOfPair } from './pair-verdict.js';

/** One end of a pair: a workload, or all the addresses outside that share the answer. */
export interface PairEnd {
  readonly end: ReportedEndpoint['end'];
  /** One of the endpoints that it stands for. */
  readonly example: ReportedEndpoint;
}

/** One connection of two ends, and the ports that share its answer. */
interface ConnectionPair {
  readonly from: PairEnd;
  readonly to: PairEnd;
  readonly ports: PortSet;
}

/** Groups as single pairs, one for each pair of ends and set of ports; made one by one, since there may be millions. */
export function* connectionPairs(groups: readonly ConnectionGroup[], model: NetworkModel): Generator<ConnectionPair> {
  for (const group of groups) yield* pairsAmongPods(group, endsOf(group.from, model));
  for (const { from, to, ports } of outgoing(groups, model)) {
    for (const end of endsOf(to, model)) yield { from, to: end, ports };
  }
}

/** What the network policies say to a pair on any of its ports. */
export function verdictOfConnection({ engine }: NetworkModel, { from, to, ports }: ConnectionPair): PairVerdict {
  return verdictOfPair(engine, from.example, to.example, { among: ports });
}

function* pairsAmongPods({ to, ports }: ConnectionGroup, senders: readonly PairEnd[]): Generator<ConnectionPair> {
  for (const receiver of to.filter(one => one.pods)) {
    const others = senders.filter(({ example }) => example !== receiver || receiver.several);
    for (const from of others) yield { from, to: { end: receiver.end, example: receiver }, ports };
  }
}

/** What goes outside, by sender and ports: the addresses of all groups together. */
function outgoing(
  groups: readonly ConnectionGroup[],
  model: NetworkModel,
): Iterable<{ from: PairEnd; ports: PortSet; to: ReportedEndpoint[] }> {
  const bySender = new Map<string, { from: PairEnd; ports: PortSet; to: ReportedEndpoint[] }>();
  for (const { from, to, ports } of groups) {
    const outside = to.filter(one => !one.pods);
    for (const sender of outside.length > 0 ? endsOf(from, model) : []) {
      const key = `${endName(sender.end)} ${ports.join()}`;
      const known = bySender.get(key);
      if (known) known.to.push(...outside);
      else bySender.set(key, { from: sender, ports, to: [...outside] });
    }
  }
  return bySender.values();
}

/** Workloads each for itself, all addresses outside as one end. */
export function endsOf(reported: readonly ReportedEndpoint[], model: NetworkModel): readonly PairEnd[] {
  const workloads = reported.filter(one => one.pods).map((example): PairEnd => ({ end: example.end, example }));
  const outside = reported.filter(one => !one.pods);
  const [example] = outside;
  if (!example) return workloads;
  const { classes } = model.engine;
  const ranges: readonly AddressRange[] = outside.flatMap(({ endpointClass }) =>
    classes.cells.rangesOf(endpointClass - classes.firstCell),
  );
  return [...workloads, { end: { kind: 'ip', cidrs: cidrsOf(ranges) }, example }];
}
