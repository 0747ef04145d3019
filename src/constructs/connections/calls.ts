import type { IntentPeer, IntentPort } from '#network/index.js';
import type { NamedPort, Port } from '../workload/ports.js';
import type { WorkloadConstruct } from '../workload/workload.js';

/** Whom an application calls: another application, one of its ports, or pods that are not among the constructs. */
export type Callee = WorkloadConstruct | CalledPort | OutsidePods;

/** Some ports of another application. */
export interface CalledPort {
  readonly application: WorkloadConstruct;
  /** The names of the ports: one or several. */
  readonly port: string | readonly string[];
}

/** Pods that no construct stands for: only the way out is allowed; whoever owns them allows the way in. */
export interface OutsidePods {
  readonly namespace: string;
  /**
   * @default - every pod of the namespace
   */
  readonly labels?: Readonly<Record<string, string>>;
  /** The pods' ports, not the Service's. */
  readonly ports: readonly (number | Port)[];
}

/** Pods that no construct stands for and that may reach an application. */
export interface Caller {
  readonly namespace: string;
  /**
   * @default - every pod of the namespace
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A call with everything looked up: the pods, their ports, and the construct that stands for them, if one does. */
export interface Call {
  readonly peer: IntentPeer;
  readonly ports: readonly IntentPort[];
  readonly application?: WorkloadConstruct;
}

/** The connections that callees mean: one call for each application, however often it is named. */
export function callsOf(callees: readonly Callee[]): readonly Call[] {
  const byApplication = new Map<WorkloadConstruct | Callee, Call>();
  for (const callee of callees) {
    const call = callOf(callee);
    const key = call.application ?? callee;
    const before = byApplication.get(key);
    byApplication.set(key, before ? { ...call, ports: [...before.ports, ...call.ports] } : call);
  }
  return [...byApplication.values()];
}

function callOf(callee: Callee): Call {
  if (isWorkload(callee)) return callTo(callee, callee.ports);
  if ('application' in callee) return callTo(callee.application, calledPorts(callee));
  const { namespace, labels, ports } = callee;
  return { peer: { namespace, ...(labels && { labels }) }, ports: ports.map(outsidePort) };
}

/** What is wrong with the calls that were given. */
export function callFaults(calls: readonly Callee[] = []): readonly string[] {
  return calls.flatMap((callee, at) => {
    if (!isWorkload(callee) && !('application' in callee)) return [];
    const { name, ports } = isWorkload(callee) ? callee : callee.application;
    if (ports.length === 0) return [`calls.${at}: ${name} has no port to call; give it one`];
    return isWorkload(callee)
      ? []
      : missing(callee).map(port => `calls.${at}.port: ${name} has no port ${port}; it has ${namesOf(ports)}`);
  });
}

function isWorkload(callee: Callee): callee is WorkloadConstruct {
  return 'podLabels' in callee;
}

function callTo(application: WorkloadConstruct, ports: readonly NamedPort[]): Call {
  const { namespace, podLabels: labels } = application;
  return { peer: { namespace, labels }, ports: ports.map(({ port, protocol }) => ({ port, protocol })), application };
}

function calledPorts({ application, port }: CalledPort): readonly NamedPort[] {
  const names = typeof port === 'string' ? [port] : port;
  return application.ports.filter(one => names.includes(one.name));
}

function missing({ application, port }: CalledPort): readonly string[] {
  const names = typeof port === 'string' ? [port] : port;
  return names.filter(name => !application.ports.some(one => one.name === name));
}

function outsidePort(port: number | Port): IntentPort {
  return typeof port === 'number' ? { port } : { port: port.port, ...(port.protocol && { protocol: port.protocol }) };
}

function namesOf(ports: readonly NamedPort[]): string {
  return ports.map(({ name }) => name).join(', ');
}
