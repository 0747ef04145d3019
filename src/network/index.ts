/**
 * The face of the network for those who ask: the questions about the network policies of a cluster, and the types of the answers.
 */

// The model: made once, then asked.
export { networkOf } from './model.js';
export type { NetworkModel } from './model.js';
export { knownCnis } from './cni/cni-named.js';

// Does a connection get through, why, and what would turn it?
export { verdictOf } from './questions/verdict.js';
export type { PairVerdict as Verdict } from './questions/pair-verdict.js';
export type { Reason } from './explain/reasons.js';
export type { UnknownCode } from './policy/unknown-code.js';
export type { HttpRequest } from './policy/http.js';
export { explanationOf } from './questions/explanation.js';
export type { ExplanationLine, SideExplanation } from './questions/explanation.js';
export { smallestChange } from './change/smallest-change.js';
export type { SmallestChange } from './change/side-to-change.js';

// Who reaches whom?
export { connectionsOf, pairsOf } from './questions/connections.js';
export type { Connections } from './questions/connections.js';
export type { ConnectionGroup } from './questions/connection-groups.js';
export type { Routed } from './questions/controller-connections.js';
export { exposureOf } from './questions/exposure.js';
export type { Exposure } from './questions/exposure.js';

// Which policies keep others out of a workload?
export { closedPort, isolationOf } from './questions/isolation.js';

// The ends and the ports of connections, as questions name and answers show them.
export { endName } from './endpoints/end.js';
export type { ControllerEnd, End, NodeEnd, ServiceEnd, WorkloadEnd } from './endpoints/end.js';
export { endsOf } from './questions/connection-pairs.js';
export type { PairEnd } from './questions/connection-pairs.js';
export type { Direction } from './policy/policy.js';
export { portRanges, portsText } from './algebra/port-set.js';
export type { PortRange } from './algebra/port-set.js';
export type { Protocol } from './algebra/protocol.js';
