import type { Json } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf, stringsOf } from '#model/resource.js';
import type { Cluster } from './cluster.js';
import { find } from './cluster.js';
import type { ContainerPort } from './container-ports.js';
import type { Workload } from './workloads.js';

/** A port of a Service. `target` is a number, or the name of a container's port. */
export interface ServicePort {
  readonly number: number;
  readonly name: string | undefined;
  readonly protocol: string;
  readonly target: number | string;
  /** The port on every node, where it is named. */
  readonly nodePort: number | undefined;
  /** What it says it is spoken with: `grpc`. */
  readonly appProtocol: string | undefined;
  /** Its place in `spec.ports`. */
  readonly index: number;
}

/** The ports of a Service; without a target port the port itself is the target. */
export function servicePorts(service: Resource): readonly ServicePort[] {
  return itemsOf(specOf(service)['ports']).flatMap((json, index) => {
    const { port, name, protocol, targetPort, nodePort, appProtocol } = objectOf(json);
    const number = numberOf(port);
    if (number === undefined) return [];
    const target = numberOf(targetPort) ?? textOf(targetPort) ?? number;
    const said = { name: textOf(name), protocol: textOf(protocol) ?? 'TCP', appProtocol: textOf(appProtocol) };
    return [{ number, ...said, nodePort: numberOf(nodePort), target, index }];
  });
}

/** The labels that a Service asks of pods; none where others list what stands behind it. */
export function serviceSelector(service: Resource): Readonly<Record<string, string>> {
  return stringsOf(specOf(service)['selector']);
}

/** Its name stands for the pods themselves, and no port of it is led anywhere. (kubernetes v1.36, pkg/proxy/iptables/proxier.go) */
export function isHeadless(service: Resource): boolean {
  return specOf(service)['clusterIP'] === 'None';
}

/** What stands behind a Service: pods of the manifests, addresses that they list, a name elsewhere; nothing, or what cannot be told. */
export type Endpoints =
  | { readonly kind: 'pods'; readonly workloads: readonly Workload[] }
  | { readonly kind: 'listed'; readonly resources: readonly Resource[] }
  | { readonly kind: 'external'; readonly name: string }
  | { readonly kind: 'none'; readonly because: string }
  | { readonly kind: 'open'; readonly because: string };

/**
 * Finds what stands behind a Service: the pods that it selects before the addresses that are listed for it, since these are
 * but what was so when they were read. No pod that fits is `none` only where the namespace's workloads are among the manifests.
 */
export function endpointsOf(cluster: Cluster, service: Resource): Endpoints {
  if (isExternalName(service)) return { kind: 'external', name: textOf(specOf(service)['externalName']) ?? '' };
  const selector = serviceSelector(service);
  const workloads = cluster.pods.withLabels(service.namespace, selector);
  if (workloads.length > 0) return { kind: 'pods', workloads };
  const listed = listedFor(cluster, service);
  if (listed.length > 0) return { kind: 'listed', resources: listed };
  if (Object.keys(selector).length === 0) {
    const because = 'the Service selects no pods, and no Endpoints of its name are among the manifests';
    return { kind: cluster.complete ? 'none' : 'open', because };
  }
  const known = cluster.complete || cluster.pods.inNamespace(service.namespace).length > 0;
  const because = known
    ? 'no workload has the labels that the Service selects'
    : 'the workloads of its namespace are not among the manifests';
  return { kind: known ? 'none' : 'open', because };
}

/** It stands for a name outside the cluster. */
export function isExternalName(service: Resource): boolean {
  return specOf(service)['type'] === 'ExternalName';
}

/** The workloads whose pods stand behind a Service; none where something else does, or nothing. */
export function workloadsBehind(cluster: Cluster, service: Resource): readonly Workload[] {
  const endpoints = endpointsOf(cluster, service);
  return endpoints.kind === 'pods' ? endpoints.workloads : [];
}

function listedFor(cluster: Cluster, { namespace, name }: Resource): readonly Resource[] {
  const endpoints = find(cluster, '', 'Endpoints', namespace, name);
  const slices = cluster.pods.slicesOf(namespace, name);
  return endpoints ? [endpoints, ...slices] : slices;
}

/** The port of a pod that a Service's port leads to. */
export type PodPort =
  | { readonly kind: 'declared'; readonly port: number; readonly container: ContainerPort }
  /** No container declares it: it works if something listens there. */
  | { readonly kind: 'undeclared'; readonly port: number }
  /** A name that no container's port has: the pod gets no traffic. */
  | { readonly kind: 'missing-name'; readonly port: undefined; readonly name: string };

/** Follows a Service's port into a pod. */
export function podPortOf({ target, protocol }: Pick<ServicePort, 'target' | 'protocol'>, workload: Workload): PodPort {
  const container = workload.ports.find(
    one => one.protocol === protocol && (typeof target === 'number' ? one.port === target : one.name === target),
  );
  if (container) return { kind: 'declared', port: container.port, container };
  return typeof target === 'number'
    ? { kind: 'undeclared', port: target }
    : { kind: 'missing-name', port: undefined, name: target };
}

/** A Service's port by number or by name, as Ingress and most kinds mean it. */
export function servicePortNamed(service: Resource, port: Json): ServicePort | undefined {
  return servicePorts(service).find(one => (typeof port === 'number' ? one.number === port : one.name === port));
}
