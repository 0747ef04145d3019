import type { Json, JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import { goJson } from '../tree/go-json.js';
import { jsonObjectOf } from '../tree/json-of.js';
import type { Mapping } from '../tree/node.js';
import { fieldOf, textIn } from '../tree/node.js';
import { sha256 } from './sha256.js';

/** The ten characters that stand for the content of a ConfigMap or Secret in its name. (kustomize api v0.21.2, hasher/hasher.go) */
export function contentHash(node: Mapping): string {
  const text = goJson(hashedPart(node));
  const digits = sha256(new TextEncoder().encode(text)).slice(0, 10);
  return digits.replaceAll(/[013ae]/g, digit => friendly[digit] ?? digit);
}

/** Digits that make no words and are not taken for others. */
const friendly: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };

/** The name is always empty: upstream looks it up by a path that is none. */
function hashedPart(node: Mapping): JsonObject {
  const value = (key: string): Json => {
    const field = fieldOf(node, key);
    if (field === undefined) return '';
    return field.kind === 'mapping' ? jsonObjectOf(field) : (textIn(field) ?? null);
  };
  const mapping = (key: string): JsonObject => (isObject(value(key)) ? { [key]: value(key) } : {});
  const kind = textIn(fieldOf(node, 'kind')) ?? '';
  return kind === 'Secret'
    ? { kind, type: value('type'), name: '', data: value('data'), ...mapping('stringData') }
    : { kind, name: '', data: value('data'), ...mapping('binaryData') };
}
