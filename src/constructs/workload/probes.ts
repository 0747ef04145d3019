import type { JsonObject } from '#model/json.js';
import type { NamedPort } from './ports.js';

/** A question that the kubelet asks a container again and again. */
export type Probe = ProbeTiming &
  (
    | { readonly http: string; readonly port?: string }
    | { readonly grpc: true; readonly port?: string }
    | { readonly tcp: true; readonly port?: string }
    | { readonly command: readonly string[] }
  );

/** How often, how long, how many times: in seconds. */
interface ProbeTiming {
  /** @default 10 */
  readonly every?: number;
  /** @default 1 */
  readonly timeout?: number;
  /** How many failures in a row count. @default 3 */
  readonly failures?: number;
  /** How long after the start the first question comes. @default 0 */
  readonly delay?: number;
}

/** The probes of an application. */
export interface Probes {
  /**
   * Whether it takes requests. `false`: always.
   * @default - a TCP connection to the first port
   */
  readonly readiness?: Probe | false;
  /**
   * Whether it is stuck and must be started anew.
   * @default - none
   */
  readonly liveness?: Probe;
  /**
   * Whether it has started; until then the others wait.
   * @default - none
   */
  readonly startup?: Probe;
}

/** The probes of a container. */
export function probesOf({ readiness, liveness, startup }: Probes, ports: readonly NamedPort[]): JsonObject {
  const usual: Probe | undefined = ports[0]?.protocol === 'TCP' ? { tcp: true } : undefined;
  const ready = readiness === false ? undefined : (readiness ?? usual);
  return {
    readinessProbe: ready && probeOf(ready, ports),
    livenessProbe: liveness && probeOf(liveness, ports),
    startupProbe: startup && probeOf(startup, ports),
  };
}

/** What is wrong with the probes that were given. */
export function probeFaults(probes: Probes = {}, ports: readonly NamedPort[]): readonly string[] {
  return Object.entries(probes).flatMap(([name, probe]: [string, Probe | false | undefined]) => {
    if (!probe || 'command' in probe) return [];
    if (portOf(probe.port, ports))
      return 'http' in probe && !probe.http.startsWith('/') ? [`probes.${name}.http: a path begins with /`] : [];
    return [`probes.${name}: ${portMissing(probe.port, ports)}`];
  });
}

function probeOf(probe: Probe, ports: readonly NamedPort[]): JsonObject {
  const { every, timeout, failures, delay } = probe;
  return {
    ...askedBy(probe, ports),
    periodSeconds: every,
    timeoutSeconds: timeout,
    failureThreshold: failures,
    initialDelaySeconds: delay,
  };
}

function askedBy(probe: Probe, ports: readonly NamedPort[]): JsonObject {
  if ('command' in probe) return { exec: { command: probe.command } };
  const port = portOf(probe.port, ports);
  if ('http' in probe) return { httpGet: { path: probe.http, port: port?.name } };
  if ('grpc' in probe) return { grpc: { port: port?.port } };
  return { tcpSocket: { port: port?.name } };
}

function portOf(name: string | undefined, ports: readonly NamedPort[]): NamedPort | undefined {
  return name === undefined ? ports[0] : ports.find(one => one.name === name);
}

function portMissing(name: string | undefined, ports: readonly NamedPort[]): string {
  if (name === undefined) return 'there is no port to ask; give `port` or `ports`';
  return `there is no port ${name}; there is ${ports.map(one => one.name).join(', ') || 'none'}`;
}
