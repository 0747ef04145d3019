import { withoutSecrets } from '#model/text/confidential-text.js';
import { cidrsOf } from '../algebra/address-ranges.js';
import { namespaceName } from './known-labels.js';
import type { LabelCondition, LabelExpression } from './label-expression.js';
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
      return `${peer.blocks.map(blockText).join(', ')}${peer.called === undefined ? '' : ` of ${peer.called}`}`;
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
  const meant = simple(labels);
  const parts = meant.kind === 'and' ? meant.of : [meant];
  const own = parts.filter(one => !isAbout(one, 'namespace')).map(simpleText);
  const where = parts.filter(one => isAbout(one, 'namespace')).map(simpleText);
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

/** The same without what says nothing: parts of one part, and parts that hold for all. */
function simple(expression: LabelExpression): LabelExpression {
  switch (expression.kind) {
    case 'and': {
      const parts = expression.of.map(simple).flatMap(one => (one.kind === 'and' ? one.of : [one]));
      const [only, ...others] = parts;
      return only && others.length === 0 ? only : { kind: 'and', of: parts };
    }
    case 'or': {
      const parts = expression.of.map(simple);
      const [only, ...others] = parts;
      return only && others.length === 0 ? only : { kind: 'or', of: parts };
    }
    case 'not':
      return { kind: 'not', of: simple(expression.of) };
    case 'open':
    case 'in':
    case 'has':
    case 'text':
      return expression;
  }
}

/** A condition on labels as one would type it: `app=web`, `tier in (a, b)`, `not legacy`. */
export function expressionText(expression: LabelExpression): string {
  return simpleText(simple(expression));
}

function simpleText(expression: LabelExpression): string {
  switch (expression.kind) {
    case 'and':
      return expression.of.map(simpleText).join(' and ');
    case 'or':
      return expression.of.length === 0 ? 'nothing' : `(${expression.of.map(simpleText).join(' or ')})`;
    case 'not':
      return negatedText(expression.of);
    case 'open':
      return 'a condition that cannot be read';
    case 'has':
    case 'text':
    case 'in':
      return conditionText(expression);
  }
}

function negatedText(negated: LabelExpression): string {
  const text = simpleText(negated);
  if (negated.kind === 'and') return negated.of.length === 0 ? 'nothing' : `not (${text})`;
  if (negated.kind === 'or') return negated.of.length === 0 ? 'anything' : `not ${text}`;
  return `not ${text}`;
}

function conditionText(condition: LabelCondition): string {
  const { owner, key } = condition;
  const ofNamespace = owner === 'namespace';
  if (ofNamespace && key === namespaceName && condition.kind === 'in')
    return `namespace ${condition.values.join(' or ')}`;
  if (ofNamespace && key === namespaceName && condition.kind === 'has') return 'any namespace';
  const text = keyText(condition);
  return ofNamespace ? `namespaces with ${text}` : text;
}

function keyText(condition: LabelCondition): string {
  const { key } = condition;
  switch (condition.kind) {
    case 'has':
      return key;
    case 'text':
      return condition.where === 'inside'
        ? `${key} with ${condition.text} in it`
        : `${key} with ${condition.text} at its ${condition.where}`;
    case 'in':
      return inText(key, condition.values);
  }
}

/** Values may be confidential, whatever they stand for. */
function inText(key: string, values: readonly string[]): string {
  const [only = '', ...others] = values;
  return withoutSecrets(others.length === 0 ? `${key}=${only}` : `${key} in (${values.join(', ')})`);
}

function blockText({ block, except }: ExceptedBlock): string {
  const less = except.length > 0 ? ` without ${cidrsOf(except).join(', ')}` : '';
  return `${cidrsOf([block]).join('')}${less}`;
}
