import type { PodTarget } from '#cluster/pod-targets.js';
import { podTargets, targetsIn } from '#cluster/pod-targets.js';
import { resolvedBackend } from '#cluster/resolved-backend.js';
import { find } from '#cluster/cluster.js';
import type { ServicePort } from '#cluster/services.js';
import { endpointsOf, isHeadless, servicePorts } from '#cluster/services.js';
import type { Backend } from '#model/backend.js';
import type { Resource } from '#model/resource.js';
import type { Protocol } from '../../algebra/protocol.js';
import type { NetworkModel } from '../../model.js';
import type { Pods } from '../../endpoints/pods.js';
import { protocolOf } from '../../algebra/protocol.js';

/** A port of pods to which a Service leads. */
export interface ServiceBackend {
  readonly pods: Pods;
  readonly port: number;
  readonly protocol: Protocol;
}

/** Where a Service leads, or why that cannot be told. */
export type ServiceBackends =
  { readonly targets: readonly ServiceBackend[]; readonly service: Resource } | { readonly missing: string };

/** A port as a connection asks for it. */
export interface AskedPort {
  readonly port: number;
  readonly protocol: Protocol;
}

/** The pods behind a Service and their ports; without a port, for all ports of the Service. */
export function serviceBackends(
  model: NetworkModel,
  namespace: string,
  name: string,
  asked?: AskedPort,
): ServiceBackends {
  const service = find(model.cluster, '', 'Service', namespace, name);
  if (!service) return { missing: `Service ${namespace}/${name} is not among the manifests` };
  const endpoints = endpointsOf(model.cluster, service);
  if (endpoints.kind === 'none' || endpoints.kind === 'open')
    return { missing: `${namespace}/${name}: ${endpoints.because}` };
  if (endpoints.kind !== 'pods') return { missing: `Service ${namespace}/${name} leads to no pods of the manifests` };
  const ports = portsMeant(service, asked);
  if (ports.length === 0) return { missing: `Service ${namespace}/${name} has no port ${lacked(service, asked)}` };
  return { service, targets: podTargets(model.cluster, service, ports).flatMap(one => backendsAt(model, one)) };
}

/** Where a controller leads what it sends to a backend. */
export function backendTargets(model: NetworkModel, backend: Backend): readonly ServiceBackend[] {
  const resolved = resolvedBackend(model.cluster, backend);
  if (resolved.kind !== 'pods') return [];
  return targetsIn(resolved.workloads, resolved.port).flatMap(one => backendsAt(model, one));
}

/** Names of a headless Service are the pods' own addresses: the port that is asked for is the pod's. */
function portsMeant(service: Resource, asked: AskedPort | undefined): readonly ServicePort[] {
  if (asked === undefined) return servicePorts(service);
  const { port, protocol } = asked;
  if (isHeadless(service)) return [portOfPods(asked)];
  return servicePorts(service).filter(one => one.number === port && protocolOf(one.protocol) === protocol);
}

function portOfPods({ port, protocol }: AskedPort): ServicePort {
  const unsaid = { name: undefined, nodePort: undefined, appProtocol: undefined };
  return { ...unsaid, number: port, protocol, target: port, index: 0 };
}

/** The port that was asked for; with what the Service has under its number, if that is another protocol. */
function lacked(service: Resource, asked: AskedPort | undefined): string {
  if (asked === undefined) return 'at all';
  const { port, protocol } = asked;
  const [other] = servicePorts(service).filter(one => one.number === port);
  return other === undefined ? String(port) : `${port}/${protocol}; it has ${port}/${protocolOf(other.protocol)}`;
}

function backendsAt(
  { byWorkload }: NetworkModel,
  { workload, from, to: { port } }: PodTarget,
): readonly ServiceBackend[] {
  if (port === undefined) return [];
  return (byWorkload.get(workload) ?? []).map(pods => ({ pods, port, protocol: protocolOf(from.protocol) }));
}
