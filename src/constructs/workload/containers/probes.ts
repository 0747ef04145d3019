import type { JsonObject } from '#model/json.js';
import type { NamedPort } from '../ports.js';

/** A question that the kubelet asks a container again and again: one of these. */
export type Probe = ProbeTiming & (HttpProbe | GrpcProbe | TcpProbe | CommandProbe);

/** A GET that is answered with 200 to 399. */
export interface HttpProbe {
  /** The path: `/ready`. */
  readonly http: string;
  /**
   * The name of the port.
   * @default - the first port
   */
  readonly port?: string;
  /**
   * Headers of the request by name.
   * @default - the kubelet's
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Whether the port speaks TLS; the certificate is not looked at.
   * @default 'HTTP'
   */
  readonly scheme?: 'HTTP' | 'HTTPS';
  readonly grpc?: never;
  readonly tcp?: never;
  readonly command?: never;
}

/** The health service of gRPC says that it serves. */
export interface GrpcProbe {
  /** `true`, or the service that is asked for. */
  readonly grpc: true | string;
  /**
   * The name of the port.
   * @default - the first port
   */
  readonly port?: string;
  readonly http?: never;
  readonly tcp?: never;
  readonly command?: never;
}

/** A connection is taken. */
export interface TcpProbe {
  /** `true`: a connection is all that is asked. */
  readonly tcp: true;
  /**
   * The name of the port.
   * @default - the first port
   */
  readonly port?: string;
  readonly http?: never;
  readonly grpc?: never;
  readonly command?: never;
}

/** A command in the container ends with 0. */
export interface CommandProbe {
  /** The command and its arguments; no shell reads them. */
  readonly command: readonly string[];
  readonly http?: never;
  readonly grpc?: never;
  readonly tcp?: never;
  readonly port?: never;
}

/** How often, how long, how many times: in seconds. */
interface ProbeTiming {
  /** How many seconds lie between two questions. @default 10 */
  readonly every?: number;
  /** How many seconds an answer may take. @default 1 */
  readonly timeout?: number;
  /** How many failures in a row count. @default 3 */
  readonly failures?: number;
  /** How many seconds after the start the first question comes. @default 0 */
  readonly delay?: number;
}

/** The probes of a container. */
export interface Probes {
  /**
   * Whether it takes requests. `false`: always.
   * @default - a TCP connection to the application's first port
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

/** The probes of a container. `asksByItself`: without a readiness probe of its own, a connection to its first port is one. */
export function probesOf(
  { readiness, liveness, startup }: Probes,
  ports: readonly NamedPort[],
  asksByItself: boolean,
): JsonObject {
  const usual: Probe | undefined = asksByItself && ports[0]?.protocol === 'TCP' ? { tcp: true } : undefined;
  const ready = readiness === false ? undefined : (readiness ?? usual);
  return {
    readinessProbe: ready && probeOf(ready, ports),
    livenessProbe: liveness && probeOf(liveness, ports),
    startupProbe: startup && probeOf(startup, ports),
  };
}

/** What is wrong with the probes that were given. */
export function probeFaults(probes: Probes = {}, ports: readonly NamedPort[]): readonly string[] {
  return Object.entries(probes).flatMap(([name, probe]: [string, Probe | false | undefined]) =>
    probe ? [...askedFaults(probe, ports, name), ...timingFaults(probe, name)] : [],
  );
}

function askedFaults(probe: Probe, ports: readonly NamedPort[], name: string): readonly string[] {
  if (probe.command !== undefined)
    return probe.command.length > 0 ? [] : [`probes.${name}.command: the list is empty; name a program`];
  const port = portOf(probe.port, ports);
  if (!port) return [`probes.${name}: ${portMissing(probe.port, ports)}`];
  if (port.protocol !== 'TCP')
    return [`probes.${name}: ${port.name} is a port of ${port.protocol}, and the kubelet asks by TCP; name another`];
  return probe.http !== undefined && !probe.http.startsWith('/')
    ? [`probes.${name}.http: ${probe.http} does not begin with /; give the path alone, and the port by \`port\``]
    : [];
}

function timingFaults({ every, timeout, failures, delay }: ProbeTiming, name: string): readonly string[] {
  const least = { every: 1, timeout: 1, failures: 1, delay: 0 };
  return Object.entries({ every, timeout, failures, delay }).flatMap(([key, value]) => {
    const from = least[key as keyof typeof least]; // the keys are those of the line above
    return value === undefined || (Number.isInteger(value) && value >= from)
      ? []
      : [`probes.${name}.${key}: ${value} is not a whole number from ${from}`];
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
  if (probe.command !== undefined) return { exec: { command: probe.command } };
  const port = portOf(probe.port, ports);
  if (probe.http !== undefined) {
    const headers = probe.headers && Object.entries(probe.headers).map(([name, value]) => ({ name, value }));
    return { httpGet: { path: probe.http, port: port?.name, scheme: probe.scheme, httpHeaders: headers } };
  }
  if (probe.grpc !== undefined)
    return { grpc: { port: port?.port, service: probe.grpc === true ? undefined : probe.grpc } };
  return { tcpSocket: { port: port?.name } };
}

function portOf(name: string | undefined, ports: readonly NamedPort[]): NamedPort | undefined {
  return name === undefined ? ports[0] : ports.find(one => one.name === name);
}

function portMissing(name: string | undefined, ports: readonly NamedPort[]): string {
  if (name === undefined) return 'there is no port to ask; give `port` or `ports`';
  return `there is no port ${name}; there is ${ports.map(one => one.name).join(', ') || 'none'}`;
}
