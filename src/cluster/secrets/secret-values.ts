import { objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { isKeptBack, isStored } from '#model/stored.js';
import { textOfBase64 } from '#model/text/base64.js';

/** What a Secret has under a key. */
export type SecretValue =
  | { readonly kind: 'text'; readonly text: string }
  /** Something is there, and whoever wrote the manifest down kept it back. */
  | { readonly kind: 'withheld' }
  | { readonly kind: 'absent' };

/** A key of a Secret, from `data` (base64) or `stringData`; what is no base64 is empty: the schema faults it. */
export function secretValue(secret: Resource, key: string): SecretValue {
  if (isEmptied(secret)) return { kind: 'withheld' };
  const [plain, encoded] = [objectOf(secret.value['stringData'])[key], objectOf(secret.value['data'])[key]];
  const value = plain ?? encoded;
  if (value === undefined) return { kind: 'absent' };
  if (isKeptBack(secret, value)) return { kind: 'withheld' };
  const text = textOf(plain) ?? textOfBase64(textOf(encoded) ?? '') ?? '';
  return { kind: 'text', text };
}

/** Whether a Secret keeps something back: its values, or all of its keys. */
export function isKeepingBack(secret: Resource): boolean {
  const values = [secret.value['data'], secret.value['stringData']].flatMap(one => Object.values(objectOf(one)));
  return isEmptied(secret) || values.some(one => isKeptBack(secret, one));
}

/** Out of a cluster, a Secret without any key is one whose keys were taken away. */
function isEmptied(secret: Resource): boolean {
  const { data, stringData } = secret.value;
  return isStored(secret) && [data, stringData].every(one => Object.keys(objectOf(one)).length === 0);
}
