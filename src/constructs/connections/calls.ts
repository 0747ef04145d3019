import type { IntentPeer, IntentPort, Opening, VendorPeer } from '#network/write.js';
import type { NetworkSettings } from '../settings/network.js';
import type { NamedPort, Port } from '../workload/ports.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import type { Callee, CalledPort } from './callee.js';
import { podsKey, unitedPorts } from './ends/same-pods.js';

/** A call with everything looked up: the far end, its ports, and the construct that stands for it, if one does. */
export type Call = ApplicationCall | OtherCall | VendorCall;

/** A call of an application: it lets the caller in. */
export interface ApplicationCall {
  readonly kind: 'application';
  readonly application: WorkloadConstruct;
  readonly ports: readonly NamedPort[];
}

/** A call of somebody that network policies can name. */
export interface OtherCall extends Opening<IntentPeer> {
  readonly kind: 'other';
}

/** A call of somebody that only the CNI's own policies can name. */
export interface VendorCall extends Opening<VendorPeer> {
  readonly kind: 'vendor';
}

/** The connections that callees mean: one call for the pods of each application, however often and by which construct it is named. */
export function callsOf(
  caller: WorkloadConstruct,
  callees: readonly Callee[],
  network: NetworkSettings,
): readonly Call[] {
  const calls = callees.map(callee => callOf(caller, callee, network));
  return [
    ...united(calls.flatMap(call => (call.kind === 'application' ? [call] : []))),
    ...calls.filter(({ kind }) => kind !== 'application'),
  ];
}

/** One call for the same pods, by the construct that was named first. */
export function united(calls: readonly ApplicationCall[]): readonly ApplicationCall[] {
  const byPods = new Map<string, ApplicationCall>();
  for (const call of calls) {
    const key = podsKey(call.application);
    const { application, ports } = byPods.get(key) ?? { ...call, ports: [] };
    byPods.set(key, { kind: 'application', application, ports: unitedPorts(ports, call.ports) });
  }
  return [...byPods.values()];
}

function callOf(caller: WorkloadConstruct, callee: Callee, network: NetworkSettings): Call {
  if (isWorkload(callee)) return { kind: 'application', application: callee, ports: callee.ports };
  if ('application' in callee)
    return { kind: 'application', application: callee.application, ports: calledPorts(callee) };
  if (!('kind' in callee)) return podsCall(callee);
  switch (callee.kind) {
    case 'service':
      return podsCall(callee);
    case 'addresses':
      return {
        kind: 'other',
        peers: callee.cidrs.map(cidr => ({ cidr, except: callee.except })),
        ports: callee.ports.map(outsidePort),
      };
    case 'kubernetes-api':
      return apiCall(network);
    case 'itself':
      return { kind: 'application', application: caller, ports: portsNamed(caller, callee.ports) };
    case 'host':
      return { kind: 'vendor', peers: [{ kind: 'hosts', names: [callee.name] }], ports: callee.ports.map(outsidePort) };
  }
}

function podsCall({
  namespace,
  labels,
  ports,
}: {
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly ports: readonly (number | Port)[];
}): OtherCall {
  return { kind: 'other', peers: [{ namespace, ...(labels && { labels }) }], ports: ports.map(outsidePort) };
}

/** Cilium knows the API server; others know its addresses, where somebody told them. */
function apiCall({ cni, kubernetesApi }: NetworkSettings): Call {
  const port = kubernetesApi?.port;
  const ports = (port === undefined ? [443, 6443] : [port]).map(one => ({ port: one }));
  if (cni === 'cilium') return { kind: 'vendor', peers: [{ kind: 'kubernetes-api' }], ports };
  const cidrs = kubernetesApi === undefined ? [] : [kubernetesApi.cidr].flat();
  return { kind: 'other', peers: cidrs.map(cidr => ({ cidr })), ports };
}

/** Whether a callee or caller is an application. */
export function isWorkload(one: object): one is WorkloadConstruct {
  return 'podLabels' in one;
}

function calledPorts({ application, port }: CalledPort): readonly NamedPort[] {
  return portsNamed(application, typeof port === 'string' ? [port] : port);
}

/** Some ports of an application by name or number, or all of them. */
export function portsNamed(
  { ports }: { readonly ports: readonly NamedPort[] },
  names: readonly (string | number)[] | undefined,
): readonly NamedPort[] {
  return names === undefined ? ports : ports.filter(one => names.some(name => name === one.name || name === one.port));
}

function outsidePort(port: number | Port): IntentPort {
  return typeof port === 'number' ? { port } : { port: port.port, ...(port.protocol && { protocol: port.protocol }) };
}
