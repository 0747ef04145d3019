import type { Json } from '#model/json.js';
import { textOf } from '#model/json.js';
import { unreadIn } from '../../../policy/label-expression.js';
import { calicoSelector } from '../selector.js';

/** Why Calico refuses a selector; undefined where it reads it, or there is none. */
export function refusedSelector(json: Json | undefined): string | undefined {
  return unreadIn(calicoSelector(textOf(json) ?? '', 'pod'));
}

/** Whether a selector speaks of what is in no namespace. */
export function isGlobal(json: Json | undefined): boolean {
  return (textOf(json) ?? '').includes('global()');
}
