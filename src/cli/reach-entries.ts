import type { Origin } from '#model/origin.js';
import type { ConnectionPair } from '#network/questions/connection-pairs.js';
import { pairsOf } from '#network/questions/connection-pairs.js';
import type { Connections } from '#network/questions/connections.js';
import type { ControllerConnection } from '#network/questions/controller-connections.js';
import type { End } from '#network/endpoints/end.js';
import type { Exposure } from '#network/questions/exposure.js';
import { endName } from '#network/endpoints/end.js';
import type { NetworkModel } from '#network/model.js';
import { verdictOfPair } from '#network/questions/pair-verdict.js';
import type { PortRange, PortSet } from '#network/algebra/port-set.js';
import { isEveryPort, portsOf, rangesOf, union } from '#network/algebra/port-set.js';

/** A connection that gets through, as the contract has it. */
export interface ReachEntry {
  readonly from: End;
  readonly to: End;
  readonly ports: 'all' | readonly PortRange[];
  readonly because?: readonly { readonly at?: Origin; readonly says: string }[];
}

/** A connection of which the manifests do not tell whether it gets through. */
export interface UnknownEntry {
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
  readonly network: NetworkModel;
  readonly connections: Connections;
  readonly controllers: readonly ControllerConnection[];
  /** Where it was asked for. */
  readonly exposure?: readonly Exposure[];
}

/** Every connection that gets through: controllers first. */
export function* reachEntries({ network, connections, controllers }: Reached): Generator<ReachEntry> {
  for (const { from, to, ports, verdict } of joined(controllers, 'allowed'))
    yield { from, to, ports: portList(ports), because: verdict.because };
  let count = 0;
  for (const pair of pairsOf(connections.allowed, network.engine.spots)) {
    count += 1;
    const because = count > explained ? {} : { because: verdictOf(network, pair).because };
    yield { from: pair.from.end, to: pair.to.end, ports: portList(pair.ports), ...because };
  }
}

/** Every connection that the manifests leave open. */
export function* unknownEntries({ network, connections, controllers }: Reached): Generator<UnknownEntry> {
  for (const { from, to, ports, verdict } of joined(controllers, 'unknown')) {
    if (verdict.verdict === 'unknown')
      yield { from, to, ports: portList(ports), reason: verdict.reason, code: verdict.code };
  }
  let count = 0;
  for (const pair of pairsOf(connections.unknown, network.engine.spots)) {
    count += 1;
    const verdict = count > explained ? undefined : verdictOf(network, pair);
    const why = verdict?.verdict === 'unknown' ? { reason: verdict.reason, code: verdict.code } : tooMany;
    yield { from: pair.from.end, to: pair.to.end, ports: portList(pair.ports), ...why };
  }
}

const tooMany = { reason: 'one of too many to explain each; ask for it with --from and --to', code: 'not-explained' };

export function portList(ports: PortSet): 'all' | readonly PortRange[] {
  return isEveryPort(ports) ? 'all' : rangesOf(ports);
}

function verdictOf({ engine }: NetworkModel, { from, to, ports }: ConnectionPair): ReturnType<typeof verdictOfPair> {
  return verdictOfPair(engine, from.party, to.party, { among: ports });
}

interface JoinedConnection {
  readonly from: End;
  readonly to: End;
  readonly ports: PortSet;
  readonly verdict: ControllerConnection['verdict'];
}

/** A controller's connections with one workload as one, with all their ports. */
function joined(connections: readonly ControllerConnection[], verdict: string): readonly JoinedConnection[] {
  const pairs = new Map<string, JoinedConnection>();
  for (const { from, pods, port, protocol, verdict: given } of connections) {
    if (given.verdict !== verdict) continue;
    const key = `${endName(from)} ${endName(pods.end)}`;
    const ports = portsOf({ protocol, from: port, to: port });
    const known = pairs.get(key);
    pairs.set(key, {
      from,
      to: pods.end,
      verdict: known?.verdict ?? given,
      ports: known ? union(known.ports, ports) : ports,
    });
  }
  return [...pairs.values()];
}

/** What pods that are not there yet could reach, as the document has it. */
export function exposureEntries({ exposure = [] }: Reached): readonly object[] {
  return exposure.map(({ workload, direction, pods, ports }) => ({
    workload: workload.end,
    direction,
    pods,
    ports: portList(ports),
  }));
}
