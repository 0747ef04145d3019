import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { hostNetworkLabel } from '../../policy/known-labels.js';
import type { Direction, Policy, PolicyRule, Side } from '../../policy/policy.js';
import type { Action } from '../../algebra/port-standing.js';
import { opaquePolicy } from '../opaque-policy.js';
import type { CiliumCluster } from './peers.js';
import { peersOf } from './peers.js';
import type { CniProfile, PolicyReading } from '../../cni/cni.js';
import { portsEntries } from './ports.js';
import { subjectSelector } from './selector.js';

/**
 * Cilium's own policies: what any of them allows is allowed, unless one denies it; they share a tier with network policies, and
 * denials come first in it. (cilium v1.20.2, Documentation/security/policy/deny.rst; pkg/policy/utils/parserules.go)
 */
export function readCiliumPolicies(cluster: Cluster, cni: CniProfile): PolicyReading {
  const sources = ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'].flatMap(kind =>
    ofKind(cluster, 'cilium.io', kind),
  );
  const refused = sources.filter(source => !cni.servicesMeanPods && specsOf(source).some(namesPortsOfServices));
  const taken = sources.filter(source => !refused.includes(source));
  return {
    policies: taken.flatMap(source => specsOf(source).flatMap(spec => policiesOf(source, spec, { cluster, cni }))),
    ineffective: refused.map(source => ({
      source,
      path: [],
      because: `${cni.title} before 1.17 refuses a policy with toServices and toPorts in one rule`,
    })),
  };
}

/** (cilium v1.16, pkg/policy/api/rule_validation.go: combining ToServices and ToPorts is not supported yet) */
function namesPortsOfServices({ value }: Spec): boolean {
  const rules = [...itemsOf(value['egress']), ...itemsOf(value['egressDeny'])].map(objectOf);
  return rules.some(rule => itemsOf(rule['toServices']).length > 0 && itemsOf(rule['toPorts']).length > 0);
}

interface Spec {
  readonly value: JsonObject;
  readonly path: Path;
}

/** A resource holds one rule, or a list of them. */
function specsOf({ value }: Resource): readonly Spec[] {
  const single = isObject(value['spec']) ? [{ value: objectOf(value['spec']), path: ['spec'] }] : [];
  return [...single, ...itemsOf(value['specs']).map((one, at) => ({ value: objectOf(one), path: ['specs', at] }))];
}

function policiesOf(source: Resource, spec: Spec, cluster: CiliumCluster): readonly Policy[] {
  if (isObject(spec.value['nodeSelector'])) return [hostPolicy(source)];
  const base = {
    source,
    hostNetwork: 'never',
    subject: subjectSelector(spec.value['endpointSelector'], source.namespace),
  } as const;
  return (['deny', 'allow'] as const).map(action => ({
    ...base,
    tier: { name: 'default', rank: 1_000_000, order: action === 'deny' ? 0 : 1000, tied: false },
    ...sideOf(source, spec, 'ingress', action, cluster),
    ...sideOf(source, spec, 'egress', action, cluster),
  }));
}

/** A section with rules isolates its direction, unless the policy says otherwise. */
function sideOf(
  source: Resource,
  { value, path }: Spec,
  direction: Direction,
  action: Action,
  cluster: CiliumCluster,
): Partial<Record<Direction, Side>> {
  const key = action === 'deny' ? `${direction}Deny` : direction;
  const list = itemsOf(value[key]);
  if (list.length === 0) return {};
  const isolates = objectOf(value['enableDefaultDeny'])[direction] !== false;
  const rules = list.flatMap((json, at): readonly PolicyRule[] => {
    const rule = objectOf(json);
    const place = [...path, key, at];
    const peers = peersOf(rule, direction, source.namespace, cluster, place);
    return portsEntries(rule).map(entry => ({ action, peers, path: place, ...entry }));
  });
  return { [direction]: { isolates, rules } };
}

/** A policy about nodes binds the pods in their network, where the host firewall is on. */
function hostPolicy(source: Resource): Policy {
  const because = `${source.kind} ${source.name} is about nodes, and whether their firewall is on is not in the manifests`;
  return {
    ...opaquePolicy(source, { code: 'host-network', because }),
    subject: { kind: 'has', owner: 'pod', key: hostNetworkLabel },
    hostNetwork: 'always',
  };
}
