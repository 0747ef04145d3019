import type { Json } from '#model/json.js';
import { itemsOf } from '#model/json.js';

/** The texts of a list. */
export function textsOf(value: Json | undefined): readonly string[] {
  return itemsOf(value).filter(one => typeof one === 'string');
}

/** The same, or undefined where there are none. */
export function someTexts(value: Json | undefined): readonly string[] | undefined {
  const texts = textsOf(value);
  return texts.length === 0 ? undefined : texts;
}
