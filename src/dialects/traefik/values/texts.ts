import type { Json } from '#model/json.js';
import { itemsOf } from '#model/json.js';

/** The texts of a list. */
export function textsOf(value: Json | undefined): readonly string[] {
  return itemsOf(value).filter(one => typeof one === 'string');
}
