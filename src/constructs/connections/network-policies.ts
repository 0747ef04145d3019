import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { IntentPeer, IntentPort } from '#network/index.js';
import { allowDns, allowEgress, allowIngress, defaultDeny } from '#network/index.js';
import type { Call } from './calls.js';
import type { NamedPort } from '../workload/ports.js';
import type { Workload } from '../workload/workload.js';

type Labels = Readonly<Record<string, string>>;

/** The application resolves names. */
export function dnsPolicy({ name, namespace, podLabels: pods }: Workload, labels: Labels): JsonObject {
  return allowDns({ name: `${name}-dns`, namespace, pods, labels });
}

/** The application reaches what it calls: one rule for each call. */
export function callsPolicy(
  { name, namespace, podLabels: pods }: Workload,
  calls: readonly Call[],
  labels: Labels,
): JsonObject {
  const allowance = { name: `${name}-calls`, namespace, pods, labels };
  return together(calls.map(({ peer, ports }) => allowEgress({ ...allowance, peers: [peer], ports })));
}

/** A caller reaches the ports that it calls. */
export function callerPolicy(callee: Workload, caller: Workload, { ports }: Call, labels: Labels): JsonObject {
  const { name, namespace, podLabels: pods } = callee;
  const from = caller.namespace === namespace ? caller.name : `${caller.namespace}.${caller.name}`;
  const peers = [{ namespace: caller.namespace, labels: caller.podLabels }];
  return allowIngress({ name: `${name}-from-${from}`, namespace, pods, peers, ports, labels });
}

/** Pods that no construct stands for reach all ports. */
export function outsideCallersPolicy(
  { name, namespace, podLabels: pods, ports }: Workload,
  peers: readonly IntentPeer[],
  labels: Labels,
): JsonObject {
  return allowIngress({ name: `${name}-callers`, namespace, pods, peers, ports: podPorts(ports), labels });
}

/** The controllers reach the ports that they route to. */
export function controllerPolicy(
  { name, namespace, podLabels: pods }: Omit<Workload, 'ports'>,
  controllers: readonly IntentPeer[],
  ports: readonly IntentPort[],
  labels: Labels,
  suffix = '',
): JsonObject {
  const peers = controllers;
  return allowIngress({ name: `${name}-from-controller${suffix}`, namespace, pods, peers, ports, labels });
}

/** Nothing reaches the application or leaves it but what other network policies let through: for namespaces that do not deny by themselves. */
export function isolationPolicy({ name, namespace, podLabels }: Workload, labels: Labels): JsonObject {
  const { metadata, spec, ...deny } = defaultDeny(namespace, labels);
  return {
    ...deny,
    metadata: { ...objectOf(metadata), name: `${name}-isolation` },
    spec: { ...objectOf(spec), podSelector: { matchLabels: podLabels } },
  };
}

/** The pods' ports, without what the Service calls them. */
export function podPorts(ports: readonly NamedPort[]): readonly IntentPort[] {
  return ports.map(({ port, protocol }) => ({ port, protocol }));
}

/** Network policies that differ in their rules alone, as one. */
function together([first = {}, ...others]: readonly JsonObject[]): JsonObject {
  const rules = [first, ...others].flatMap(one => egressOf(one));
  return { ...first, spec: { ...objectOf(first['spec']), egress: rules } };
}

function egressOf(manifest: JsonObject): readonly Json[] {
  return itemsOf(objectOf(manifest['spec'])['egress']);
}
