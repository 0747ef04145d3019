import { blockOf } from '#model/addresses/block.js';
import type { Protocol } from '../algebra/protocol.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { Engine } from '../engine/engine.js';
import type { HttpRequest } from '../policy/http.js';
import { podsText } from '../explain/describe-endpoint.js';
import { evaluateSide } from '../explain/evaluate-side.js';
import type { PortSet } from '../algebra/port-set.js';
import { allPorts, intersection, portsOf } from '../algebra/port-set.js';
import type { Reason, SideQuestion } from '../explain/reasons.js';
import { reasonsForUnknown, reasonsToAllow, reasonsToDeny } from '../explain/reasons.js';
import type { UnknownCode } from '../policy/unknown-code.js';

/** The verdict of a connection between two endpoints. */
export type PairVerdict =
  | { readonly verdict: 'allowed' | 'denied'; readonly because: readonly Reason[] }
  | {
      readonly verdict: 'unknown';
      readonly code: UnknownCode;
      readonly reason: string;
      readonly because: readonly Reason[];
    };

/** The ports that are asked about; without any, all of them. */
export interface Asked {
  readonly port?: number | undefined;
  readonly protocol?: Protocol | undefined;
  /** The request that the connection is for: rules about HTTP ask for it. */
  readonly request?: HttpRequest;
  /** Any of these ports, in place of one. */
  readonly among?: PortSet;
}

/** Both sides are evaluated: the policies of the sender for what goes out, those of the receiver for what comes in. */
export function verdictOfPair(engine: Engine, from: Endpoint, to: Endpoint, asked: Asked): PairVerdict {
  const ports = askedPorts(asked);
  const [out, into] = [
    evaluateSide(engine, 'egress', from.endpointClass, to.endpointClass, asked.request),
    evaluateSide(engine, 'ingress', to.endpointClass, from.endpointClass, asked.request),
  ];
  const sides: readonly SideQuestion[] = [
    { engine, near: from, far: to, evaluation: out, ports },
    { engine, near: to, far: from, evaluation: into, ports },
  ];
  const yes = intersection(intersection(out.decision.yes, into.decision.yes), ports);
  if (yes.length > 0)
    return { verdict: 'allowed', because: sides.flatMap(side => reasonsToAllow({ ...side, ports: yes })) };
  const node = nodeOfBoth(from, to);
  if (node !== undefined) {
    const says = `${node} is the node of both, and a node always reaches its own pods`;
    return { verdict: 'allowed', because: [{ says }] };
  }
  const maybe = intersection(intersection(out.decision.maybe, into.decision.maybe), ports);
  if (maybe.length > 0) return open(sides, maybe);
  const denied = sides.flatMap(reasonsToDeny);
  const goesOut = intersection(out.decision.maybe, ports).length > 0;
  return goesOut && mayShareNode(from, to)
    ? { verdict: 'unknown', code: 'host-network', reason: onOneNode(from), because: denied }
    : { verdict: 'denied', because: denied };
}

/** Whether the sender is in the network of a node that may be the receiver's. */
function mayShareNode({ pods: sender }: Endpoint, { pods: receiver }: Endpoint): boolean {
  if (!sender?.hostNetwork || !receiver) return false;
  return sender.node === undefined || receiver.node === undefined || sender.node === receiver.node;
}

function onOneNode({ pods: sender }: Endpoint): string {
  const from = sender ? podsText(sender) : 'it';
  const reaching = 'a node always reaches its own pods, and which node they run on is not in the manifests';
  return sender?.end.kind === 'node' ? reaching : `${from} is in the network of its node: ${reaching}`;
}

function askedPorts({ port, protocol = 'TCP', among = allPorts }: Asked): PortSet {
  return port === undefined ? among : portsOf({ protocol, from: port, to: port });
}

function open(sides: readonly SideQuestion[], ports: PortSet): PairVerdict {
  const because = sides.flatMap(side => reasonsToAllow({ ...side, ports }));
  const [doubt] = sides.flatMap(reasonsForUnknown);
  const { code, because: reason } = doubt ?? { code: 'unknown-labels' as const, because: 'the manifests do not tell' };
  return { verdict: 'unknown', code, reason, because };
}

/** What comes from the node of a pod always reaches it. (kubernetes v1.36, staging/src/k8s.io/api/networking/v1/types.go, NetworkPolicyIngressRule) */
export function nodeOfBoth({ pods: sender, block }: Endpoint, { pods }: Endpoint): string | undefined {
  if (pods?.node === undefined) return undefined;
  const node = blockOf(pods.node);
  const address = block?.from === block?.to ? block : undefined;
  const isNode = address !== undefined && node?.family === address.family && node.from === address.from;
  const inNode = sender?.hostNetwork === true && sender.node === pods.node;
  return isNode || inNode ? pods.node : undefined;
}
