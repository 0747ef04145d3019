import { asGiven, isAmiss, isRecord } from '../shape/shape.js';
import type { Port } from '../workload/ports.js';
import type { Addresses, CidrProps } from './addresses.js';
import type { CalledAddresses, ExternalHost, ForeignService, Itself, KubernetesApi } from './callee.js';

/** A port, or several. */
export type PortOrPorts = number | Port | readonly (number | Port)[];

/** What is told of a Service of others. */
export interface ServiceProps {
  /** The namespace of the Service and its pods. */
  readonly namespace: string;
  /** The name of the Service: callers find it there. */
  readonly name: string;
  /** The labels of the pods behind it: network policies see pods, never a Service. */
  readonly labels: Readonly<Record<string, string>>;
  /** The pods' ports; `{ port: 8080, service: 80 }` where the Service's differs. */
  readonly ports: PortOrPorts;
}

/** A Service of others, by its name and the labels of its pods, as a value of `calls`. */
export function service(props: ServiceProps): ForeignService {
  if (isAmiss(props)) return asGiven(props);
  const ports = listOf(props.ports);
  const address = [`${props.name}.${props.namespace}`, ...ports.slice(0, 1).map(servicePort)].join(':');
  return { ...props, ports, kind: 'service', address };
}

/** Of what plain JavaScript gives in place of a port, nothing can be told; the shape of `calls` says so. */
function servicePort(port: number | Port): number | undefined {
  if (typeof port === 'number') return port;
  return isRecord(port) ? (port.service ?? port.port) : undefined;
}

/** A host outside the cluster by its name, `api.stripe.com` or `*.stripe.com`, as a value of `calls`: for CNIs that enforce names. */
export function external(name: string, ports: PortOrPorts): ExternalHost {
  return { kind: 'host', name, ports: listOf(ports) };
}

/** Addresses outside the cluster, as a value of `calls` with the ports that are called there: `cidr('10.20.0.0/16', 5432)`. */
export function cidr(blocks: string | readonly string[], ports: PortOrPorts, props?: CidrProps): CalledAddresses;
/** The same as a value of `callers`, with names of the application's ports: without any, all of them. */
export function cidr(
  blocks: string | readonly string[],
  ports?: string | readonly string[],
  props?: CidrProps,
): Addresses;
export function cidr(
  blocks: string | readonly string[],
  ports?: PortOrPorts | string | readonly string[],
  props: CidrProps = {},
): Addresses {
  if (isAmiss(props)) return asGiven(props);
  const cidrs = listOf(blocks);
  const { except = [] } = props;
  return {
    kind: 'addresses',
    cidrs,
    except,
    ...(ports !== undefined && { ports: listOf<number | string | Port>(ports) }),
  };
}

/** The API server of the cluster, as a value of `calls`. */
export function kubernetesApi(): KubernetesApi {
  return { kind: 'kubernetes-api' };
}

/** The application's own pods among themselves, as a value of `calls`: on all of its ports, or on some by name. */
export function itself(...ports: readonly string[]): Itself {
  return { kind: 'itself', ...(ports.length > 0 && { ports }) };
}

/** `Array.isArray` does not narrow read-only arrays. What plain JavaScript leaves away names nothing. */
function listOf<Item>(given: Item | readonly Item[] | undefined): readonly Item[] {
  if (given === undefined) return [];
  return Array.isArray(given) ? (given as readonly Item[]) : [given as Item];
}
