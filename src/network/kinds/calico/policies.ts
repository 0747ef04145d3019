import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { blockOf } from '#model/addresses/block.js';
import { namespaceName } from '../../policy/known-labels.js';
import type { LabelExpression } from '../../policy/label-expression.js';
import { unread } from '../../policy/label-expression.js';
import type { Direction, UnknownReason, Peer, Policy, PolicyRule, Side } from '../../policy/policy.js';
import type { PolicyReading } from '../../cni/cni.js';
import type { Action } from '../../algebra/port-standing.js';
import { opaquePolicy } from '../opaque-policy.js';
import { calicoGroups } from './groups.js';
import { endpointsMeant, unknownEntity, peerOf } from './entity.js';
import type { NetworkSets } from './network-sets.js';
import { networkSetsOf } from './network-sets.js';
import { portsMeant } from './ports.js';
import { policyRefusals } from './refusals/policy-refusals.js';
import { calicoSelector } from './selector.js';
import type { Tier } from './tiers.js';
import { tiersOf } from './tiers.js';

/** Calico's own policies. Tiers in their order, in a tier policies by order and name, in a policy rules: the first that matches decides. */
export function readCalicoPolicies(cluster: Cluster): PolicyReading {
  const tiers = tiersOf(cluster);
  const sets = networkSetsOf(cluster);
  const sources = calicoGroups.flatMap(group =>
    ['NetworkPolicy', 'GlobalNetworkPolicy'].flatMap(kind => ofKind(cluster, group, kind)),
  );
  return { policies: sources.map(source => unlessRefused(policyOf(source, tiers, sets))), ineffective: [] };
}

/** Whether there is a policy that Calico refuses, of before it was written so, is not among the manifests. */
function unlessRefused(policy: Policy): Policy {
  const [refusal] = policyRefusals(policy.source);
  if (!refusal) return policy;
  return { ...policy, subject: { kind: 'and', of: [unread(`Calico refuses it: ${refusal.because}`), policy.subject] } };
}

function policyOf(source: Resource, tiers: ReadonlyMap<string, Tier>, sets: NetworkSets): Policy {
  const spec = specOf(source);
  const tierName = textOf(spec['tier']) ?? 'default';
  const tier = tiers.get(tierName);
  if (spec['doNotTrack'] === true || spec['preDNAT'] === true) {
    return opaquePolicy(source, {
      code: 'host-endpoint',
      because: `${source.kind} ${source.name} is about traffic before it is tracked or translated at nodes`,
    });
  }
  if (!tier)
    return opaquePolicy(source, {
      code: 'unknown-tier',
      because: `the order of tier ${tierName} is not among the manifests`,
    });
  const directions = typesOf(spec);
  const side = (direction: Direction): Side => ({
    isolates: tier.denies,
    rules: rulesOf(source, spec, direction, sets),
  });
  return {
    source,
    hostNetwork: 'as-cni',
    subject: subjectOf(source, spec),
    tier: { name: tierName, rank: tier.rank, order: numberOf(spec['order']) ?? Infinity, tied: false },
    ...(directions.includes('ingress') && { ingress: side('ingress') }),
    ...(directions.includes('egress') && { egress: side('egress') }),
  };
}

/** Without types a policy is about the directions that it has rules for, and about what comes in when it has none. (libcalico-go/lib/clientv3, defaultPolicyTypesField) */
function typesOf(spec: JsonObject): readonly Direction[] {
  const types = itemsOf(spec['types']);
  if (types.length > 0)
    return (['ingress', 'egress'] as const).filter(one => types.includes(one === 'ingress' ? 'Ingress' : 'Egress'));
  const [incoming, outgoing] = [itemsOf(spec['ingress']).length > 0, itemsOf(spec['egress']).length > 0];
  if (!outgoing) return ['ingress'];
  return incoming ? ['ingress', 'egress'] : ['egress'];
}

function subjectOf({ kind, namespace }: Resource, spec: JsonObject): LabelExpression {
  const [selector, namespaces, accounts] = ['selector', 'namespaceSelector', 'serviceAccountSelector'].map(
    key => textOf(spec[key]) ?? '',
  );
  const own: LabelExpression = { kind: 'in', owner: 'namespace', key: namespaceName, values: [namespace] };
  return {
    kind: 'and',
    of: [
      ...(kind === 'NetworkPolicy' ? [own] : []),
      calicoSelector(selector ?? '', 'pod'),
      ...(namespaces ? [calicoSelector(namespaces, 'namespace')] : []),
      ...(accounts ? [calicoSelector(accounts, 'account')] : []),
    ],
  };
}

function rulesOf(source: Resource, spec: JsonObject, direction: Direction, sets: NetworkSets): readonly PolicyRule[] {
  return itemsOf(spec[direction]).flatMap((json, at) => {
    const rule = objectOf(json);
    const action = actionOf(rule['action']);
    if (!action) return [];
    const [near, far] =
      direction === 'ingress' ? (['destination', 'source'] as const) : (['source', 'destination'] as const);
    const path = ['spec', direction, at];
    const self = endpointsMeant(objectOf(rule[near]), source.namespace);
    const doubt = unknownIn(rule, objectOf(rule[near]), objectOf(rule[far]));
    const peer = versioned(peerOf(objectOf(rule[far]), source.namespace, sets), rule['ipVersion']);
    return [
      {
        action,
        path,
        peers: [{ peer, path: [...path, far] }],
        ports: portsMeant(rule),
        ...(self && { appliesTo: self }),
        ...(doubt && { doubt }),
      },
    ];
  });
}

/** A rule that logs lets the next one decide. */
function actionOf(json: Json | undefined): Action | undefined {
  const actions: Readonly<Record<string, Action>> = { Allow: 'allow', Deny: 'deny', Pass: 'pass' };
  const name = textOf(json) ?? '';
  return Object.hasOwn(actions, name) ? actions[name] : undefined;
}

function versioned(peer: Peer, version: Json | undefined): Peer {
  const block = version === 4 ? blockOf('0.0.0.0/0') : version === 6 ? blockOf('::/0') : undefined;
  return block
    ? { kind: 'all', of: [peer, { kind: 'addresses', pods: 'as-cni', blocks: [{ block, except: [] }] }] }
    : peer;
}

/** Conditions that the manifests do not settle. */
function unknownIn(rule: JsonObject, near: JsonObject, far: JsonObject): UnknownReason | undefined {
  const source = objectOf(rule['source']);
  if (itemsOf(source['ports']).length + itemsOf(source['notPorts']).length > 0) {
    return {
      code: 'unread-condition',
      because: 'the rule asks for the port of the sender, which is chosen when it connects',
    };
  }
  if (isObject(rule['http'])) return { code: 'http-rules', because: 'the rule asks for HTTP methods or paths' };
  const nets =
    itemsOf(near['nets']).length + itemsOf(near['notNets']).length > 0 || typeof near['notSelector'] === 'string';
  if (nets) return { code: 'unknown-pod-ip', because: 'the rule asks for the address of the pod itself' };
  return unknownEntity(far) ?? unknownEntity(near);
}
