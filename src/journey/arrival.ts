import type { Cluster } from '#cluster/cluster.js';
import { resolvedBackend } from '#cluster/resolved-backend.js';
import type { PodTarget } from '#cluster/pod-targets.js';
import { targetsIn } from '#cluster/pod-targets.js';
import type { Endpoints, ServicePort } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import { oneOfEachOwner, workloadName } from '#cluster/workloads.js';
import type { Backend } from '#model/backend.js';
import { agreed } from '#model/three-valued.js';
import type { TraceStep } from '#model/routing/request.js';
import type { Resource } from '#model/resource.js';
import type { HttpRequest, NetworkModel } from '#network/index.js';
import { podVerdict } from './pod-verdict.js';

/** Where requests end: the port of the pods, the workloads, and whether the network policies let the controller through. */
export interface PodsReached {
  /** A name where the pods give it different numbers, or none. */
  readonly port: number | string;
  readonly workloads: readonly string[];
  readonly network: 'allowed' | 'denied' | 'unknown';
}

/** What follows after the controller: the lines of the trace, and the pods where they are known. */
export interface Arrival {
  readonly trace: readonly TraceStep[];
  readonly pods?: PodsReached;
}

/** What the way from a controller to the pods needs. */
interface Surroundings {
  readonly controller: string;
  readonly cluster: Cluster;
  readonly network: NetworkModel;
  /** What the controller sends, for rules that read requests (Cilium's about HTTP). */
  readonly request?: HttpRequest;
}

/** Follows a backend from its Service over the port to the pods. */
export function arrivalAt(backend: Backend, around: Surroundings): Arrival {
  const resolved = resolvedBackend(around.cluster, backend);
  const name = `Service ${backend.namespace}/${backend.service}`;
  if (resolved.kind === 'no-service') return { trace: [{ says: `${name} is not among the manifests` }] };
  const { service } = resolved;
  if (resolved.kind === 'external')
    return {
      trace: [{ at: service.locate(['spec']), says: `${name} stands for ${resolved.name}, outside the cluster` }],
    };
  if (resolved.kind === 'no-port')
    return { trace: [{ at: service.locate(['spec', 'ports']), says: `${name} has no port ${backend.port}` }] };
  const { port } = resolved;
  const line = {
    at: service.locate(['spec', 'ports', port.index]),
    says: `${name} leads port ${port.number} to port ${port.target} of its pods`,
  };
  if (resolved.kind === 'elsewhere') return { trace: [line, endpointsLine(resolved.endpoints, service)] };
  return throughPods(resolved.workloads, port, line, around);
}

function endpointsLine(endpoints: Exclude<Endpoints, { kind: 'pods' | 'external' }>, service: Resource): TraceStep {
  const at = service.locate(['spec']);
  switch (endpoints.kind) {
    case 'listed':
      return {
        at: endpoints.resources[0]?.locate([]) ?? at,
        says: 'its endpoints are listed by hand: which pods answer is not followed',
      };
    case 'none':
    case 'open':
      return { at, says: endpoints.because };
  }
}

function throughPods(
  workloads: readonly Workload[],
  port: ServicePort,
  line: TraceStep,
  around: Surroundings,
): Arrival {
  const targets = targetsIn(workloads, port);
  const numbers = new Set(targets.map(({ to }) => to.port ?? to.name));
  const verdicts = targets.map(one => verdictFor(one, around));
  const [only = port.target] = numbers;
  return {
    trace: [line, ...targets.map(portLine), ...verdicts.flatMap(({ trace }) => trace)],
    pods: {
      port: numbers.size === 1 ? only : port.target,
      workloads: oneOfEachOwner(workloads).map(workloadName),
      // Some pods allowed and some denied is not an answer for the whole backend.
      network: agreed(verdicts.map(({ verdict }) => verdict)) ?? 'unknown',
    },
  };
}

function portLine({ workload, to: port }: PodTarget): TraceStep {
  const { resource, path } = workload;
  const name = `${workload.kind} ${workload.name}`;
  switch (port.kind) {
    case 'declared':
      return {
        at: resource.locate(port.container.path),
        says: `${name} listens on ${port.port} (container ${port.container.container})`,
      };
    case 'undeclared':
      return {
        at: resource.locate(path),
        says: `no container of ${name} declares port ${port.port}: it works if something listens there`,
      };
    case 'missing-name':
      return {
        at: resource.locate(path),
        says: `no container of ${name} names a port ${port.name}: its pods get no traffic`,
      };
  }
}

type NetworkVerdict = PodsReached['network'];

interface Heard {
  readonly verdict: NetworkVerdict;
  readonly trace: readonly TraceStep[];
}

function verdictFor({ workload, from: { protocol }, to: { port } }: PodTarget, around: Surroundings): Heard {
  const { controller, network, request } = around;
  const name = `${workload.kind} ${workload.name}`;
  if (port === undefined) return { verdict: 'unknown', trace: [] };
  const verdict = podVerdict(network, { controller, workload, port, protocol, request });
  const words = { allowed: 'let', denied: 'do not let', unknown: 'may or may not let' }[verdict.verdict];
  const why = verdict.verdict === 'unknown' ? `: ${verdict.reason}` : '';
  const says = `the network policies ${words} ${controller} through to ${name} on ${port}${why}`;
  return { verdict: verdict.verdict, trace: [{ says }, ...verdict.because] };
}
