import type { Origin } from '#model/origin.js';
import type { Connections, End, Exposure, NetworkModel, PortRange } from '#network/index.js';
import { pairsOf, portRanges } from '#network/index.js';

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
  /** Where it was asked for. */
  readonly exposure?: readonly Exposure[];
}

/** Every connection that gets through: controllers first. */
export function* reachEntries({ network, connections }: Reached): Generator<ReachEntry> {
  let count = 0;
  for (const { from, to, ports, verdict } of pairsOf(network, connections, 'allowed')) {
    count += 1;
    yield { from, to, ports: portRanges(ports), ...(count <= explained && { because: verdict().because }) };
  }
}

/** Every connection that the manifests leave open. */
export function* unknownEntries({ network, connections }: Reached): Generator<UnknownEntry> {
  let count = 0;
  for (const { from, to, ports, verdict } of pairsOf(network, connections, 'unknown')) {
    count += 1;
    const said = count > explained ? undefined : verdict();
    const why = said?.verdict === 'unknown' ? { reason: said.reason, code: said.code } : tooMany;
    yield { from, to, ports: portRanges(ports), ...why };
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
