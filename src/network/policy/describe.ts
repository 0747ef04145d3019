import { withoutSecrets } from '#model/text/confidential-text.js';
import { cidrsOf } from '../algebra/address-ranges.js';
import { namespaceName } from './known-labels.js';
import type { LabelExpression } from './label-expression.js';
import type { ExceptedBlock, Peer, Policy } from './policy.js';

const kinds: Readonly<Record<string, string>> = {
  NetworkPolicy: 'network policy',
  ClusterNetworkPolicy: 'cluster network policy',
  AdminNetworkPolicy: 'admin network policy',
  BaselineAdminNetworkPolicy: 'baseline admin network policy',
};

/** `network policy shop/web`. */
export function policyText({ source: { kind, namespace, name } }: Policy): string {
  return `${kinds[kind] ?? kind} ${namespace === '' ? name : `${namespace}/${name}`}`;
}

/** Whom a peer means, for people. */
export function peerText(peer: Peer): string {
  switch (peer.kind) {
    case 'anyone':
      return 'everyone';
    case 'outside':
      return 'everything outside the cluster';
    case 'pods':
      return selectedText(peer.labels);
    case 'addresses':
      return peer.blocks.map(blockText).join(', ');
    case 'all':
      return peer.of.map(peerText).join(' and ');
    case 'any':
      return peer.of.map(peerText).join(' or ');
    case 'not':
      return `all but ${peerText(peer.of)}`;
    case 'open':
      return 'somebody that the manifests do not tell';
  }
}

/** `pods with app=web in namespaces with team=a`. */
function selectedText(labels: LabelExpression): string {
  const parts = labels.kind === 'and' ? labels.of : [labels];
  const own = parts
    .filter(one => !isAbout(one, 'namespace'))
    .map(expressionText)
    .filter(text => text !== '');
  const where = parts
    .filter(one => isAbout(one, 'namespace'))
    .map(expressionText)
    .filter(text => text !== '');
  return `${own.length > 0 ? `pods with ${own.join(' and ')}` : 'all pods'} in ${where.length > 0 ? where.join(' and ') : 'every namespace'}`;
}

function isAbout(expression: LabelExpression, owner: string): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.length > 0 && expression.of.every(one => isAbout(one, owner));
    case 'not':
      return isAbout(expression.of, owner);
    case 'open':
      return false;
    case 'in':
    case 'has':
    case 'text':
      return expression.owner === owner;
  }
}

/** A condition on labels as one would type it: `app=web`, `tier in (a, b)`, `!legacy`. */
export function expressionText(expression: LabelExpression): string {
  switch (expression.kind) {
    case 'and':
      return expression.of
        .map(expressionText)
        .filter(text => text !== '')
        .join(' and ');
    case 'or':
      return expression.of.length === 0 ? 'nothing' : `(${expression.of.map(expressionText).join(' or ')})`;
    case 'not':
      return `not ${expressionText(expression.of)}`;
    case 'open':
      return 'a condition that cannot be read';
    case 'has':
      return expression.key;
    case 'text':
      return `${expression.key} with ${expression.text} at its ${expression.where}`;
    case 'in':
      return inText(expression);
  }
}

function inText({
  owner,
  key,
  values,
}: {
  readonly owner: string;
  readonly key: string;
  readonly values: readonly string[];
}): string {
  if (owner === 'namespace' && key === namespaceName) return `namespace ${values.join(' or ')}`;
  const text = withoutSecrets(values.length === 1 ? `${key}=${values[0] ?? ''}` : `${key} in (${values.join(', ')})`);
  return owner === 'namespace' ? `namespaces with ${text}` : text;
}

function blockText({ block, except }: ExceptedBlock): string {
  const less = except.length > 0 ? ` without ${cidrsOf(except).join(', ')}` : '';
  return `${cidrsOf([block]).join('')}${less}`;
}
