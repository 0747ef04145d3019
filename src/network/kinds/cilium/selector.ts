import type { Json } from '#model/json.js';
import { accountName, namespaceName } from '../../policy/known-labels.js';
import { inNamespace } from '../../policy/in-namespace.js';
import type { LabelCondition, LabelExpression } from '../../policy/label-expression.js';
import { conditionsOf, everything } from '../../policy/label-expression.js';
import { selectorExpression } from '../../policy/label-selector.js';

const namespaceKey = 'io.kubernetes.pod.namespace';
const namespaceLabelPrefix = 'io.cilium.k8s.namespace.labels.';

/**
 * The endpoints that a selector of a policy means: those of the policy's namespace, unless the selector speaks of namespaces itself.
 * A cluster-wide policy means those of every namespace.
 * (cilium v1.20.2, pkg/k8s/apis/cilium.io/utils/utils.go, getEndpointSelector)
 */
export function peerSelector(selector: Json | undefined, namespace: string): LabelExpression {
  const raw = selectorExpression(selector, 'pod');
  const keys = conditionsOf(raw).map(({ key }) => withoutSource(key));
  const own = translated(raw);
  const speaksOfNamespaces = keys.some(key => key === namespaceKey || key.startsWith(namespaceLabelPrefix));
  return namespace === '' || speaksOfNamespaces ? own : { kind: 'and', of: [inNamespace(namespace), own] };
}

/** The endpoints that a policy is about: always those of its own namespace. */
export function subjectSelector(selector: Json | undefined, namespace: string): LabelExpression {
  const own = translated(selectorExpression(selector, 'pod'));
  return namespace === '' ? own : { kind: 'and', of: [inNamespace(namespace), own] };
}

function translated(expression: LabelExpression): LabelExpression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { ...expression, of: expression.of.map(translated) };
    case 'not':
      return { kind: 'not', of: translated(expression.of) };
    case 'open':
      return expression;
    case 'in':
    case 'has':
    case 'text':
      return condition(expression);
  }
}

/** Cilium gives endpoints labels of its own, for namespaces and service accounts too. (pkg/k8s/apis/cilium.io/const.go) */
function condition(one: LabelCondition): LabelExpression {
  const key = withoutSource(one.key);
  if (key.includes(':'))
    return { kind: 'open', because: `labels of the source ${key.slice(0, key.indexOf(':'))} are not in manifests` };
  if (key === namespaceKey) return { ...one, owner: 'namespace', key: namespaceName };
  if (key.startsWith(namespaceLabelPrefix))
    return { ...one, owner: 'namespace', key: key.slice(namespaceLabelPrefix.length) };
  if (key === 'io.cilium.k8s.policy.serviceaccount') return { ...one, owner: 'account', key: accountName };
  if (key !== 'io.cilium.k8s.policy.cluster') return { ...one, key };
  return one.kind === 'has' ? everything : { kind: 'open', because: 'the name of the cluster is not in manifests' };
}

/** `k8s:app` and `any:app` are `app`. */
function withoutSource(key: string): string {
  return key.replace(/^(k8s|any):/, '');
}
