import type { LabelExpression, LabelOwner, KnownLabels } from '../policy/label-expression.js';
import { holds } from '../policy/label-expression.js';
import { labelsFrom } from '../policy/known-labels.js';

/** Labels of pods that an expression means and that have none besides; undefined where none can be made up. */
export function exampleLabels(expression: LabelExpression): Readonly<Record<LabelOwner, KnownLabels>> | undefined {
  const wanted: Record<LabelOwner, Record<string, string>> = { pod: {}, namespace: {}, account: {} };
  for (const { owner, key, value } of wants(expression)) wanted[owner] = { ...wanted[owner], [key]: value };
  const labels = {
    pod: labelsFrom(wanted.pod),
    namespace: labelsFrom(wanted.namespace),
    account: labelsFrom(wanted.account),
  };
  return holds(expression, owner => labels[owner]) === true ? labels : undefined;
}

interface Wanted {
  readonly owner: LabelOwner;
  readonly key: string;
  readonly value: string;
}

/** What must be there; of several ways the first. What must not be there is left away. */
function wants(expression: LabelExpression): readonly Wanted[] {
  switch (expression.kind) {
    case 'and':
      return expression.of.flatMap(wants);
    case 'or':
      return expression.of.slice(0, 1).flatMap(wants);
    case 'in':
      return expression.values.slice(0, 1).map(value => ({ owner: expression.owner, key: expression.key, value }));
    case 'has':
      return [{ owner: expression.owner, key: expression.key, value: 'any' }];
    case 'text':
      return [{ owner: expression.owner, key: expression.key, value: expression.text }];
    case 'not':
    case 'open':
      return [];
  }
}
