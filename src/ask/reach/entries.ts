import type { Origin } from '#model/origin.js';
import type { Connections, ControllerConnection, End, Exposure, NetworkModel, PortRange } from '#network/index.js';
import { controllerPairs, pairsOf, portRanges, verdictOfConnection } from '#network/index.js';

/** A connection that gets through. */
export interface ReachEntry {
  /** Where there are several clusters: the path, or the folder of the kustomization. */
  readonly cluster?: string;
  readonly from: End;
  readonly to: End;
  readonly ports: 'all' | readonly PortRange[];
  readonly because?: readonly { readonly at?: Origin; readonly says: string }[];
}

/** A connection of which the manifests do not tell whether it gets through. */
export interface UnknownEntry {
  /** Where there are several clusters: the path, or the folder of the kustomization. */
  readonly cluster?: string;
  readonly from: End;
  readonly to: End;
  readonly ports: 'all' | readonly PortRange[];
  readonly reason: string;
  readonly code: string;
}

/** Lists longer than this name no reasons: they would outweigh the list. */
const explained = 5000;

/** What the list of connections is made of. */
export interface Reached {
  /** Where there are several clusters: the path, or the folder of the kustomization. */
  readonly cluster?: string;
  readonly network: NetworkModel;
  readonly connections: Connections;
  readonly controllers: readonly ControllerConnection[];
  /** Where it was asked for. */
  readonly exposure?: readonly Exposure[];
}

/** Every connection that gets through: controllers first. */
export function* reachEntries({ network, connections, controllers }: Reached): Generator<ReachEntry> {
  for (const { from, to, ports, verdict } of controllerPairs(controllers, 'allowed'))
    yield { from, to, ports: portRanges(ports), because: verdict.because };
  let count = 0;
  for (const pair of pairsOf(connections.allowed, network)) {
    count += 1;
    const because = count > explained ? {} : { because: verdictOfConnection(network, pair).because };
    yield { from: pair.from.end, to: pair.to.end, ports: portRanges(pair.ports), ...because };
  }
}

/** Every connection that the manifests leave open. */
export function* unknownEntries({ network, connections, controllers }: Reached): Generator<UnknownEntry> {
  for (const { from, to, ports, verdict } of controllerPairs(controllers, 'unknown')) {
    if (verdict.verdict === 'unknown')
      yield { from, to, ports: portRanges(ports), reason: verdict.reason, code: verdict.code };
  }
  let count = 0;
  for (const pair of pairsOf(connections.unknown, network)) {
    count += 1;
    const verdict = count > explained ? undefined : verdictOfConnection(network, pair);
    const why = verdict?.verdict === 'unknown' ? { reason: verdict.reason, code: verdict.code } : tooMany;
    yield { from: pair.from.end, to: pair.to.end, ports: portRanges(pair.ports), ...why };
  }
}

const tooMany = { reason: 'one of too many to explain each; ask for it with --from and --to', code: 'not-explained' };

/** What pods that are not there yet could reach, as the document has it. */
export function exposureEntries({ exposure = [] }: Reached): readonly object[] {
  return exposure.map(({ workload, direction, pods, ports }) => ({
    workload: workload.end,
    direction,
    pods,
    ports: portRanges(ports),
  }));
}
