import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import { blockOf } from '#model/addresses/block.js';
import { accountName, namespaceName } from '../../policy/known-labels.js';
import { inNamespace } from '../../policy/in-namespace.js';
import type { LabelExpression } from '../../policy/label-expression.js';
import type { UnknownReason, Peer } from '../../policy/policy.js';
import { calicoSelector } from './selector.js';
import type { NetworkSet, NetworkSets } from './network-sets.js';

/**
 * The endpoints that an EntityRule means, or undefined where it names none. As soon as any selector is used, a namespaced
 * policy means its own namespace unless it selects others.
 * (calico v3.30, libcalico-go/lib/backend/syncersv1/updateprocessors/rules.go, GetEntityRuleSelector)
 */
export function endpointsMeant(entity: JsonObject, namespace: string): LabelExpression | undefined {
  const [selector, notSelector, namespaceSelector] = ['selector', 'notSelector', 'namespaceSelector'].map(
    key => textOf(entity[key]) ?? '',
  );
  const accounts = accountsMeant(objectOf(entity['serviceAccounts']));
  const own = [...(selector ? [calicoSelector(selector, 'pod')] : []), ...accounts];
  if (own.length === 0 && !notSelector && !namespaceSelector) return undefined;
  const where = namespaceSelector
    ? [namespacesMeant(namespaceSelector)]
    : namespace === ''
      ? []
      : [inNamespace(namespace)];
  return own.length + where.length === 0 ? undefined : { kind: 'and', of: [...where, ...own] };
}

/** `all()` is every namespace, and nothing that is in none. */
function namespacesMeant(text: string): LabelExpression {
  const selector = calicoSelector(text, 'namespace');
  const inSome: LabelExpression = { kind: 'has', owner: 'namespace', key: namespaceName };
  return /all\(\s*\)/.test(text) ? { kind: 'and', of: [inSome, selector] } : selector;
}

/** Names and selector must both fit. */
function accountsMeant({ names, selector }: JsonObject): readonly LabelExpression[] {
  const texts = itemsOf(names).flatMap(name => textOf(name) ?? []);
  const text = textOf(selector) ?? '';
  return [
    ...(texts.length > 0 ? [{ kind: 'in', owner: 'account', key: accountName, values: texts } as const] : []),
    ...(text ? [calicoSelector(text, 'account')] : []),
  ];
}

/** Whom the far side of a rule means: all of its conditions must fit. */
export function peerOf(entity: JsonObject, namespace: string, sets: NetworkSets): Peer {
  const endpoints = endpointsMeant(entity, namespace);
  const notSelector = textOf(entity['notSelector']) ?? '';
  const nets = netsPeer(entity, 'nets');
  const notNets = netsPeer(entity, 'notNets');
  const parts: readonly Peer[] = [
    ...(endpoints ? [labelled(endpoints, sets)] : []),
    ...(notSelector ? [{ kind: 'not', of: labelled(calicoSelector(notSelector, 'pod'), sets) } as const] : []),
    ...(nets ? [nets] : []),
    ...(itemsOf(entity['domains']).length > 0 ? [named] : []),
    ...(notNets ? [{ kind: 'not', of: notNets } as const] : []),
  ];
  const [first] = parts;
  return first && parts.length === 1 ? first : parts.length === 0 ? { kind: 'anyone' } : { kind: 'all', of: parts };
}

/** Hosts by their names, which Calico Enterprise resolves as pods ask for them. (Calico Enterprise 3.22, reference/resources/networkpolicy, EntityRule) */
const named: Peer = {
  kind: 'all',
  of: [
    { kind: 'outside' },
    { kind: 'open', code: 'unknown-names', because: 'the addresses of names are not in the manifests' },
  ],
};

/** Pods with the labels, and the addresses of network sets with them. */
function labelled(expression: LabelExpression, sets: NetworkSets): Peer {
  const meant = sets.meantBy(expression);
  const pods: Peer = { kind: 'pods', hostNetwork: 'as-cni', labels: expression };
  const certain: readonly Peer[] = meant.sets.map(setPeer);
  const open: UnknownReason = {
    code: 'unknown-labels',
    because: 'the labels of a namespace that has a network set are not among the manifests',
  };
  const possible = meant.perhaps.map((set): Peer => ({ kind: 'all', of: [setPeer(set), { kind: 'open', ...open }] }));
  return certain.length + possible.length === 0 ? pods : { kind: 'any', of: [pods, ...certain, ...possible] };
}

function netsPeer(entity: JsonObject, key: 'nets' | 'notNets'): Peer | undefined {
  const texts = itemsOf(entity[key]);
  if (texts.length === 0) return undefined;
  const blocks = texts.map(text => blockOf(textOf(text) ?? ''));
  const readable = blocks.flatMap(block => block ?? []);
  if (readable.length < blocks.length)
    return { kind: 'open', code: 'unreadable-policy', because: 'a block of addresses cannot be read' };
  return addresses(readable);
}

function setPeer({ blocks, called }: NetworkSet): Peer {
  return { kind: 'addresses', pods: 'as-cni', blocks: blocks.map(block => ({ block, except: [] })), called };
}

function addresses(blocks: readonly NonNullable<ReturnType<typeof blockOf>>[]): Peer {
  return { kind: 'addresses', pods: 'as-cni', blocks: blocks.map(block => ({ block, except: [] })) };
}

/** What of an EntityRule is not judged here. */
export function unknownEntity(entity: JsonObject): UnknownReason | undefined {
  if (!isObject(entity['services'])) return undefined;
  return {
    code: 'unread-condition',
    because: 'the rule means the endpoints of a Service, which change as the cluster runs',
  };
}
