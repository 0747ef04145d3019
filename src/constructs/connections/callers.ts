import type { IntentPeer, Opening } from '#network/write.js';
import type { NetworkSettings } from '../settings/network.js';
import type { NamedPort } from '../workload/ports.js';
import type { Workload, WorkloadConstruct } from '../workload/workload.js';
import type { Caller, Monitoring } from './caller.js';
import type { ApplicationCall } from './calls.js';
import { isWorkload, portsNamed, united } from './calls.js';

/** Who calls, with everything looked up. */
export interface Callers {
  /** Applications, each as the one that calls: a call for the pods of each, however often and by which construct it is named. */
  readonly applications: readonly ApplicationCall[];
  /** All others. */
  readonly others: readonly Opening<IntentPeer>[];
}

/** Those whom callers mean, with the ports that they may reach. */
export function callersOf(callee: Workload, callers: readonly Caller[], network: NetworkSettings): Callers {
  const applications: ApplicationCall[] = [];
  const others: Opening<IntentPeer>[] = [];
  for (const caller of callers) {
    const application = applicationOf(caller);
    const ports = callee.ports.length === 0 ? [] : reached(callee, caller);
    if (application) applications.push({ kind: 'application', application, ports });
    else others.push({ peers: peersOf(caller, network), ports: ports.map(podPort) });
  }
  return { applications: united(applications), others };
}

/** The application that calls, where one does. */
export function applicationOf(caller: Caller): WorkloadConstruct | undefined {
  if (isWorkload(caller)) return caller;
  return 'application' in caller ? caller.application : undefined;
}

function reached(callee: Workload, caller: Caller): readonly NamedPort[] {
  if (isWorkload(caller)) return callee.ports;
  if ('kind' in caller && caller.kind === 'monitoring') return [metricsPort(callee, caller) ?? []].flat();
  return portsNamed(callee, namedPortsOf(caller));
}

/** The ports of the callee that a caller names: by name or number. */
export function namedPortsOf(caller: Caller): readonly (string | number)[] | undefined {
  if (isWorkload(caller)) return undefined;
  if ('kind' in caller && caller.kind === 'monitoring') return caller.port === undefined ? undefined : [caller.port];
  return caller.ports?.map(one => (typeof one === 'object' ? one.port : one));
}

/** The port that gives metrics: the one that is named, the one called `metrics`, or the only one. */
export function metricsPort({ ports }: Workload, { port }: Monitoring): NamedPort | undefined {
  if (port !== undefined) return ports.find(one => one.name === port || one.port === port);
  return ports.find(one => one.name === 'metrics') ?? (ports.length === 1 ? ports[0] : undefined);
}

function peersOf(caller: Caller, network: NetworkSettings): readonly IntentPeer[] {
  if (isWorkload(caller) || 'application' in caller) return [];
  if (!('kind' in caller)) {
    const { namespace, labels } = caller;
    return [{ namespace, ...(labels && { labels }) }];
  }
  return caller.kind === 'monitoring'
    ? [network.monitoring]
    : caller.cidrs.map(cidr => ({ cidr, except: caller.except }));
}

function podPort({ port, protocol }: NamedPort): { readonly port: number; readonly protocol: NamedPort['protocol'] } {
  return { port, protocol };
}
