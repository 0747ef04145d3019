import type { Id } from '../identity/id.js';
import { apiVersionOf } from '../identity/id.js';
import { mergedKinds, mergedTypes } from './merge-keys.table.js';
import type { MergedField } from './merged-type.js';

/** How the fields of a kind are merged. */
export function schemaOf(kind: Pick<Id, 'group' | 'version' | 'kind'>): MergedField {
  const type = mergedKinds[`${apiVersionOf(kind)} ${kind.kind}`];
  return type === undefined ? {} : { type };
}

/** How a field of such a mapping is merged. */
export function fieldSchema({ type }: MergedField, key: string): MergedField {
  const fields = type === undefined ? undefined : mergedTypes[type];
  return (fields && Object.hasOwn(fields, key) ? fields[key] : undefined) ?? {};
}
