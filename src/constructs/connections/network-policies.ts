import type { JsonObject } from '#model/json.js';
import { objectOf } from '#model/json.js';
import type { IntentPeer, IntentPort, Opening, PolicySubject, Resolver, VendorPeer } from '#network/write.js';
import type { Labels } from '#model/resource.js';
import {
  allowDns,
  allowEgress,
  allowEgressTo,
  allowIngress,
  allowIngressFrom,
  calicoPolicy,
  ciliumPolicy,
  defaultDeny,
} from '#network/write.js';
import type { CniName } from '../settings/cni.js';
import type { NamedPort } from '../workload/ports.js';
import type { Workload } from '../workload/workload.js';
import type { ApplicationCall, OtherCall, VendorCall } from './calls.js';

/** The application resolves names. */
export function dnsPolicy(workload: Workload, resolver: Resolver, labels: Labels): JsonObject {
  return allowDns(subjectOf(workload, 'dns', labels), resolver);
}

/** The application reaches what it calls: one rule for each call. */
export function callsPolicy(
  workload: Workload,
  calls: readonly (ApplicationCall | OtherCall)[],
  labels: Labels,
): JsonObject {
  return allowEgressTo(subjectOf(workload, 'calls', labels), calls.map(openingOf));
}

/** The application reaches what no network policy can name: a policy of the CNI's own. */
export function vendorCallsPolicy(
  workload: Workload,
  calls: readonly VendorCall[],
  { cni, resolver }: { readonly cni: CniName; readonly resolver: Resolver },
  labels: Labels,
): JsonObject {
  const subject = subjectOf(workload, 'calls', labels);
  if (cni === 'cilium') return ciliumPolicy({ ...subject, egress: calls, ...(calls.some(isByName) && { resolver }) });
  return calicoPolicy({
    ...subject,
    egress: calls.map(({ peers, ports = [] }) => ({ peers: peers.flatMap(hosts), ports })),
  });
}

/** Whether a call is of a host by its name. */
export function isByName({ peers }: VendorCall): boolean {
  return peers.some(({ kind }) => kind === 'hosts');
}

/** A caller reaches the ports that it calls. */
export function callerPolicy(
  callee: Workload,
  caller: Workload,
  ports: readonly NamedPort[],
  labels: Labels,
): JsonObject {
  const peers = [{ namespace: caller.namespace, labels: caller.podLabels }];
  const from = `from-${shortName(caller, callee)}`;
  return allowIngress({ ...subjectOf(callee, from, labels), peers, ports: podPorts(ports) });
}

/** The way out of a caller that did not name its callee, but is named by it. */
export function namedCallerPolicy(
  caller: Workload,
  callee: Workload,
  ports: readonly NamedPort[],
  labels: Labels,
): JsonObject {
  const peers = [{ namespace: callee.namespace, labels: callee.podLabels }];
  return allowEgress({
    ...subjectOf(caller, `to-${shortName(callee, caller)}`, labels),
    peers,
    ports: podPorts(ports),
  });
}

/** Pods and addresses that no construct stands for reach the ports that are theirs. */
export function outsideCallersPolicy(
  workload: Workload,
  openings: readonly Opening<IntentPeer>[],
  labels: Labels,
): JsonObject {
  return allowIngressFrom(subjectOf(workload, 'callers', labels), openings);
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

function subjectOf({ name, namespace, podLabels: pods }: Workload, what: string, labels: Labels): PolicySubject {
  return { name: `${name}-${what}`, namespace, pods, labels };
}

function openingOf(call: ApplicationCall | OtherCall): Opening<IntentPeer> {
  if (call.kind === 'other') return call;
  const { namespace, podLabels: labels } = call.application;
  return { peers: [{ namespace, labels }], ports: podPorts(call.ports) };
}

/** A workload as one of another names it. */
function shortName({ name, namespace }: Workload, other: Workload): string {
  return namespace === other.namespace ? name : `${namespace}.${name}`;
}

function hosts(peer: VendorPeer): readonly { readonly names: readonly string[] }[] {
  return peer.kind === 'hosts' ? [peer] : [];
}
