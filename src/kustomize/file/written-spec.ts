import type { FieldSpec } from '../specs/field-spec.js';
import type { Mapping } from '../tree/node.js';
import { isSet, textOf } from './fields.js';

/** A field spec as a kustomization, or a file of its configurations, writes it. */
export function fieldSpecIn(entry: Mapping): FieldSpec {
  const [group, version, kind] = ['group', 'version', 'kind'].map(key => textOf(entry, key));
  return {
    ...(group !== undefined && { group }),
    ...(version !== undefined && { version }),
    ...(kind !== undefined && { kind }),
    path: textOf(entry, 'path') ?? '',
    create: isSet(entry, 'create'),
  };
}
