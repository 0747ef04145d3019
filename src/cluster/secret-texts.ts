import { objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { textOfBase64 } from '#model/text/base64.js';

/**
 * What a Secret holds, by key; undefined where the manifest does not tell: it is redacted, encrypted, or filled in before it is applied.
 */
export function secretTexts({ value }: Resource): ReadonlyMap<string, string> | undefined {
  const texts = new Map<string, string>();
  for (const [key, one] of Object.entries(objectOf(value['data']))) {
    const text = textOfBase64(textOf(one) ?? '');
    if (text === undefined) return undefined;
    texts.set(key, text);
  }
  for (const [key, one] of Object.entries(objectOf(value['stringData']))) texts.set(key, textOf(one) ?? '');
  return [...texts.values()].some(isPlaceholder) ? undefined : texts;
}

/** Of sops, of a substitution by Flux or a shell, of a vault's plugin, of a template. */
function isPlaceholder(text: string): boolean {
  return /^ENC\[|\$\{|<path:|\{\{/.test(text) || /^\W*redacted\W*$/i.test(text);
}
