import { objectOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { placeholderIn } from '#model/text/placeholder.js';
import { isKeepingBack, secretValue } from './secret-values.js';

/**
 * What a Secret holds, by key; undefined where the manifest does not tell: it is redacted, encrypted, or filled in before it is applied.
 */
export function secretTexts(secret: Resource): ReadonlyMap<string, string> | undefined {
  if (isKeepingBack(secret)) return undefined;
  const { data, stringData } = secret.value;
  const keys = [data, stringData].flatMap(one => Object.keys(objectOf(one)));
  const texts = new Map(
    keys.flatMap(key => {
      const value = secretValue(secret, key);
      return value.kind === 'text' ? [[key, value.text] as const] : [];
    }),
  );
  return [...texts.values()].some(isFilledIn) ? undefined : texts;
}

/** By a substitution, or a template that was not rendered. */
function isFilledIn(text: string): boolean {
  return placeholderIn(text) !== undefined || text.includes('{{');
}
