import type { Workload } from '#cluster/workloads.js';
import type { Resource } from '#model/resource.js';
import { hasPort } from '../algebra/port-set.js';
import type { Engine } from '../engine/engine.js';
import type { Programme } from '../engine/programmes.js';
import type { NetworkModel } from '../model.js';
import { isIsolating, isolatingPolicy, policiesIn } from './isolating-policy.js';

/** Workloads that may call others and cannot resolve their names, with the network policy that denies it. */
export interface PodsWithoutDns {
  readonly policy: Resource;
  readonly workloads: readonly Workload[];
}

export function podsWithoutDns(network: NetworkModel): readonly PodsWithoutDns[] {
  const { engine } = network;
  const groups = new Map<Resource, readonly Workload[]>();
  for (const [programme, workloads] of outgoing(engine)) {
    if (!callsByName(engine, programme) || resolves(network, programme)) continue;
    const policy = isolatingPolicy(engine, programme);
    if (policy) groups.set(policy, [...(groups.get(policy) ?? []), ...workloads]);
  }
  return [...groups].map(([policy, workloads]) => ({ policy, workloads }));
}

/** What applies to the workloads of the manifests on their way out, with the workloads that it applies to. */
function outgoing(engine: Engine): ReadonlyMap<Programme, readonly Workload[]> {
  const found = new Map<Programme, Workload[]>();
  for (const [spot, { members, example }] of engine.spots.classes.entries()) {
    const programme = engine.programmeOf('egress', spot);
    const workloads = example.hostNetwork ? [] : members.flatMap(one => one.workload ?? []);
    if (!programme || workloads.length === 0) continue;
    const before = found.get(programme);
    if (before) before.push(...workloads);
    else found.set(programme, workloads);
  }
  return found;
}

/** Pods are called by name; who may reach addresses only needs none. */
function callsByName(engine: Engine, programme: Programme): boolean {
  if (!isIsolating(programme)) return false;
  const rules = policiesIn(engine, programme).flatMap(one => one.egress?.rules ?? []);
  return rules.some(
    ({ action, peers }) => action === 'allow' && peers.some(({ peer }) => ['pods', 'anyone'].includes(peer.kind)),
  );
}

/** Whether UDP 53 gets to the DNS pods, to other pods that answer there, or out to where a resolver may be. */
function resolves({ engine, dns }: NetworkModel, programme: Programme): boolean {
  const { spots, states } = engine;
  const own = new Set(dns.flatMap(one => spots.classOf.get(one) ?? []));
  const isResolver = (spot: number): boolean =>
    own.has(spot) ||
    spot >= spots.firstCell ||
    spots.classes[spot]?.example.hostNetwork === true ||
    spots.classes[spot]?.members.some(({ ports }) => ports.some(isDns)) === true;
  const decisions = engine.decisionsOf(programme);
  return decisions.some((id, spot) => hasPort(states.decision(id).maybe, 'UDP', 53) && isResolver(spot));
}

function isDns({ port, protocol }: { readonly port: number; readonly protocol: string }): boolean {
  return port === 53 && protocol === 'UDP';
}
