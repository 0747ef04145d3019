import type { ServicePort } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import type { HttpRequest, NetworkModel, Verdict } from '#network/index.js';
import { verdictOf } from '#network/index.js';

/** A connection of a controller to a port of pods. */
interface PodConnection extends Pick<ServicePort, 'protocol'> {
  readonly controller: string;
  readonly workload: Workload;
  /** The port of the pods. */
  readonly port: number;
  /** What the controller sends, for rules that read requests (Cilium's about HTTP). */
  readonly request?: HttpRequest | undefined;
}

/** Whether the network policies let a controller through to a port of pods. */
export function podVerdict(
  network: NetworkModel,
  { controller, workload: { namespace, kind, name }, port, protocol, request }: PodConnection,
): Verdict {
  return verdictOf(network, {
    from: { kind: 'controller', name: controller },
    to: { kind: 'workload', namespace, workload: kind, name },
    port,
    ...(isKnown(protocol) && { protocol }),
    ...(request && { request }),
  });
}

function isKnown(protocol: string): protocol is 'TCP' | 'UDP' | 'SCTP' {
  return protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP';
}
