import { isPort } from '../shape/port-number.js';
import type { Protocol } from '#network/index.js';

/** A port of an application, when a number alone does not say it. */
export interface Port {
  /** The port that the container listens on. */
  readonly port: number;
  /**
   * The port of the Service.
   * @default - the container's port
   */
  readonly service?: number;
  /**
   * What is spoken: UDP and SCTP cannot be exposed by a controller.
   * @default 'TCP'
   */
  readonly protocol?: Protocol;
  /**
   * The port of every node, from 30000 to 32767, where the Service is of type `NodePort` or `LoadBalancer`.
   * @default - the cluster takes a free one
   */
  readonly nodePort?: number;
}

/** A port with all that is known of it. Pod and Service call it by the same name. */
export interface NamedPort {
  /** What callers, probes and routes call it by. */
  readonly name: string;
  /** The port that the container listens on. */
  readonly port: number;
  /** The Service's port. */
  readonly service: number;
  /** What it speaks: TCP, UDP or SCTP. */
  readonly protocol: Protocol;
  /**
   * Where one is asked for.
   * @default - the cluster chooses one where the Service has any
   */
  readonly nodePort?: number;
}

/** How an application says its ports: one, or several by name. */
export interface PortProps {
  /**
   * The one port that the container listens on. Pod and Service call it `main`.
   * @default - none: the application is not called by anybody
   */
  readonly port?: number;
  /**
   * Ports by name, where there are several. The first is the one that is meant when nothing says which.
   * @default - `port`
   */
  readonly ports?: Readonly<Record<string, number | Port>>;
}

/** The ports of an application, in the order in which they were given. */
export function portsOf({ port, ports }: PortProps): readonly NamedPort[] {
  if (ports !== undefined) return Object.entries(ports).map(([name, one]) => named(name, one));
  return port === undefined ? [] : [named('main', port)];
}

/** A port as the backend of a route names it. One without a name is called by its number: a name has a letter. */
export function backendPort({ name, service }: NamedPort): number | string {
  return /^\d+$/.test(name) ? service : name;
}

/** What is wrong with the ports that were given. */
export function portFaults(props: PortProps): readonly string[] {
  const both = props.port !== undefined && props.ports !== undefined;
  return [
    ...(both ? ['port: `ports` is given too; give one of them'] : []),
    ...portsOf(props).flatMap(one => faultsOf(one, props.ports === undefined ? 'port' : `ports.${one.name}`)),
  ];
}

function named(name: string, given: number | Port): NamedPort {
  const {
    port,
    service = port,
    protocol = 'TCP',
    nodePort,
  }: Port = typeof given === 'object' ? given : { port: given };
  return { name, port, service, protocol, ...(nodePort !== undefined && { nodePort }) };
}

/** (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go: IsValidPortName) */
function faultsOf({ name, port, service, nodePort }: NamedPort, prop: string): readonly string[] {
  const goodNode = nodePort === undefined || (Number.isInteger(nodePort) && nodePort >= 30000 && nodePort <= 32767);
  const goodName = name.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && /[a-z]/.test(name);
  const odd = [...new Set([port, service])].filter(one => !isPort(one));
  return [
    ...(goodName ? [] : [`${prop}: a port's name has up to 15 of a-z, 0-9 and inner dashes, with a letter among them`]),
    ...odd.map(one => `${prop}: ${one} is not a port, ports are 1 to 65535`),
    ...(goodNode ? [] : [`${prop}.nodePort: ${nodePort} is not a port of nodes, those are 30000 to 32767`]),
  ];
}

/** Ports of one Service, or of one pod, that cannot be told apart. `prop`: where the ports of the container stand. */
export function clashes(ports: readonly (NamedPort & { readonly prop: string })[]): readonly string[] {
  const seen = new Map<string, string>();
  const names = new Set<string>();
  return ports.flatMap(({ name, service, protocol, prop }) => {
    const key = `${service}/${protocol}`;
    const other = seen.get(key);
    const twice = names.has(name);
    seen.set(key, name);
    names.add(name);
    return [
      ...(other === undefined ? [] : [`${prop}ports.${name}: ${other} has the Service port ${key} already`]),
      ...(twice ? [`${prop}ports.${name}: another container has a port of this name; give it another`] : []),
    ];
  });
}
