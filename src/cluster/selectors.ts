import type { Json } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import type { Labels } from '#model/resource.js';

/** Whether labels hold all of a selector's pairs: the selector of a Service. An empty one selects nothing there; ask before. */
export function hasLabels(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

/**
 * Whether a LabelSelector takes labels: an absent selector takes nothing, an empty one everything; NotIn and DoesNotExist hold
 * for a key that is absent. (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go, LabelSelectorAsSelector)
 */
export function selects(selector: Json | undefined, labels: Labels): boolean {
  if (!isObject(selector)) return false;
  return hasLabels(labels, stringsOf(selector['matchLabels'])) && meetsAll(selector['matchExpressions'], labels);
}

/** Whether labels meet all of a selector's expressions. */
export function meetsAll(expressions: Json | undefined, labels: Labels): boolean {
  return itemsOf(expressions).every(one => meets(one, labels));
}

function meets(requirement: Json, labels: Labels): boolean {
  const { key: keyJson, operator, values: list } = objectOf(requirement);
  const value = labels[textOf(keyJson) ?? ''];
  const values = itemsOf(list);
  if (operator === 'In') return value !== undefined && values.includes(value);
  if (operator === 'NotIn') return value === undefined || !values.includes(value);
  return operator === 'Exists' ? value !== undefined : operator === 'DoesNotExist' && value === undefined;
}
