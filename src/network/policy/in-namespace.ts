import { namespaceName } from './known-labels.js';
import type { LabelExpression } from './label-expression.js';

/** The pods of one namespace. */
export function inNamespace(namespace: string): LabelExpression {
  return { kind: 'in', owner: 'namespace', key: namespaceName, values: [namespace] };
}
