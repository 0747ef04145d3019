import { valuesByKey } from '#model/grouped.js';
import type { Workload } from '#cluster/workloads.js';
import { oneOfEachOwner } from '#cluster/workloads.js';
import type { Resource } from '#model/resource.js';
import { hasPort } from '../../algebra/port-set.js';
import type { Engine } from '../../engine/engine.js';
import type { PolicyChain } from '../../engine/policy-chains.js';
import { peerSet } from '../../engine/peer-set.js';
import type { NetworkModel } from '../../model.js';
import type { PortItem } from '../../policy/policy.js';
import { dnsPortOf } from '../../endpoints/dns-pods.js';
import { placedPods } from '../placed-pods.js';
import { isIsolating, isolatingPolicy, policiesIn } from '../../engine/isolating-policy.js';

/** Workloads that may call others and cannot resolve their names, with the network policy that denies it. */
export interface PodsWithoutDns {
  readonly policy: Resource;
  readonly workloads: readonly Workload[];
}

export function podsWithoutDns(network: NetworkModel): readonly PodsWithoutDns[] {
  const { engine } = network;
  const resolvers = resolversIn(network);
  const lacking = [...outgoing(engine)].flatMap(([chain, workloads]) => {
    const policy =
      callsByName(engine, chain) &&
      !resolves(engine, chain, resolvers) &&
      !asksOthers(network, chain) &&
      isolatingPolicy(engine, chain);
    return policy ? workloads.map(workload => [policy, workload] as const) : [];
  });
  return [...valuesByKey(lacking)].map(([policy, workloads]) => ({ policy, workloads: oneOfEachOwner(workloads) }));
}

/** What applies to the workloads of the manifests on their way out, with the workloads that it applies to. */
function outgoing(engine: Engine): ReadonlyMap<PolicyChain, readonly Workload[]> {
  const pairs = engine.classes.podClasses.flatMap(({ members, example }, endpointClass) => {
    const chain = engine.chainOf('egress', endpointClass);
    if (!chain || example.hostNetwork) return [];
    return members.flatMap(({ workload }) => (workload ? [[chain, workload] as const] : []));
  });
  return valuesByKey(pairs);
}

/** Pods are called by name; who may reach addresses only needs none. */
function callsByName(engine: Engine, chain: PolicyChain): boolean {
  if (!isIsolating(chain)) return false;
  const rules = policiesIn(engine, chain).flatMap(one => one.egress?.rules ?? []);
  return rules.some(
    ({ action, peers }) => action === 'allow' && peers.some(({ peer }) => ['pods', 'anyone'].includes(peer.kind)),
  );
}

/** Whether UDP gets to the port of where a resolver may be. */
function resolves(engine: Engine, chain: PolicyChain, resolvers: readonly number[]): boolean {
  return resolvers.some(one => {
    const pods = engine.classes.podClasses[one]?.example;
    const port = pods ? dnsPortOf(pods, 'UDP') : 53;
    return hasPort(engine.states.decision(engine.decisionAt(chain, one)).maybe, 'UDP', port);
  });
}

/** The DNS pods, other pods that answer there, and the addresses outside. */
function resolversIn({ engine: { classes }, dns }: NetworkModel): readonly number[] {
  const own = new Set(dns.flatMap(one => classes.classOf.get(one) ?? []));
  const isResolver = (endpointClass: number): boolean =>
    own.has(endpointClass) ||
    endpointClass >= classes.firstCell ||
    classes.podClasses[endpointClass]?.example.hostNetwork === true ||
    classes.podClasses[endpointClass]?.members.some(({ ports }) => ports.some(isDns)) === true;
  return [...Array(classes.size).keys()].filter(isResolver);
}

/**
 * Where resolvers listen that may not use port 53: OpenShift's on 5353, others without a privilege on 1053.
 * (openshift/cluster-dns-operator release-4.20, assets/dns/daemonset.yaml)
 */
const resolverPorts = [53, 1053, 5353];

/** Whether a rule lets a port of resolvers out to pods that are not among the manifests: who they are nobody tells. */
function asksOthers({ engine }: NetworkModel, chain: PolicyChain): boolean {
  const rules = policiesIn(engine, chain).flatMap(one => one.egress?.rules ?? []);
  return rules.some(
    ({ action, peers, ports }) =>
      action === 'allow' &&
      ports.of?.some(isResolverPort) === true &&
      peers.some(
        ({ peer }) =>
          peer.kind === 'pods' &&
          placedPods(engine.classes, peerSet(peer, engine.classes, engine.reading).maybe).length === 0,
      ),
  );
}

function isResolverPort(item: PortItem): boolean {
  return item.kind === 'range' && item.protocol === 'UDP' && item.from === item.to && resolverPorts.includes(item.from);
}

function isDns({ port, protocol }: { readonly port: number; readonly protocol: string }): boolean {
  return port === 53 && protocol === 'UDP';
}
