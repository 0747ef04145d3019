import type { Json } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { LabelExpression, LabelOwner } from './label-expression.js';
import { everything, unread } from './label-expression.js';

/**
 * A LabelSelector of Kubernetes as an expression; an empty or absent one selects all. NotIn and DoesNotExist hold for a key that is absent.
 * (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go, LabelSelectorAsSelector; pkg/labels/selector.go, Matches)
 */
export function selectorExpression(selector: Json | undefined, owner: LabelOwner): LabelExpression {
  if (!isObject(selector)) return everything;
  const equal = Object.entries(objectOf(selector['matchLabels'])).map(([key, value]): LabelExpression => {
    const text = textOf(value);
    return text === undefined
      ? unread(`the value of ${key} is not a text`)
      : { kind: 'in', owner, key, values: [text] };
  });
  return { kind: 'and', of: [...equal, ...itemsOf(selector['matchExpressions']).map(one => requirement(one, owner))] };
}

function requirement(json: Json, owner: LabelOwner): LabelExpression {
  const { key: keyJson, operator, values: valuesJson } = objectOf(json);
  const key = textOf(keyJson);
  const values = itemsOf(valuesJson).flatMap(one => textOf(one) ?? []);
  if (key === undefined) return unread('a requirement has no key');
  switch (textOf(operator) ?? '') {
    case 'In':
      return { kind: 'in', owner, key, values };
    case 'NotIn':
      return { kind: 'not', of: { kind: 'in', owner, key, values } };
    case 'Exists':
      return { kind: 'has', owner, key };
    case 'DoesNotExist':
      return { kind: 'not', of: { kind: 'has', owner, key } };
    default:
      return unread(`no operator of label selectors is called ${textOf(operator) ?? 'that'}`);
  }
}
