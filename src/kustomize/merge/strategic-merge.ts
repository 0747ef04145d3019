import type { Mapping, Node, Scalar, Sequence } from '../tree/node.js';
import { isNothing, scalarText, textNode, withField } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { isRefused, kindText, refused } from '../tree/refused.js';
import { joinedList } from './associative-list.js';
import { directedMapping, directedSequence } from './directive.js';
import { fieldSchema } from './merge-schema.js';
import type { Merged } from './merged.js';
import type { MergedField } from './merged-type.js';

/**
 * A value with a strategic merge patch applied, as kustomize does it; where there is no patch for it, what kustomize leaves of it.
 * (kyaml v0.21.2, yaml/merge2/merge2.go and yaml/walk)
 */
export function merged(before: Node | undefined, patch: Node | undefined, schema: MergedField): Merged {
  const there = typed(before);
  const first = isNothing(there) ? patch : there;
  if (isNothing(first)) return isKept(there, patch) ? there : undefined;
  const other = [there, patch].find(one => !isNothing(one) && one.kind !== first.kind);
  if (other) return refused(`${kindText(other)} stands in the patch where ${kindText(first)} is`);
  switch (first.kind) {
    case 'mapping':
      return mergedMapping(mappingIn(there), mappingIn(patch) ?? nothingIn(patch), schema);
    case 'sequence':
      return mergedSequence(sequenceIn(there), sequenceIn(patch) ?? nothingIn(patch), schema);
    case 'scalar':
      return patch ?? there;
  }
}

/** What has no type yet becomes a text where a patch is merged. (kyaml v0.21.2, yaml/fns.go: FieldSetter) */
function typed(node: Node | undefined): Node | undefined {
  return node?.kind === 'scalar' && node.isUntyped ? textNode(scalarText(node), node.from) : node;
}

/** Null that was written stays where no patch is for it; an empty field does not. */
function isKept(there: Node | undefined, patch: Node | undefined): boolean {
  return patch === undefined && there?.kind === 'scalar' && there.plain !== undefined && there.plain !== '';
}

function mappingIn(node: Node | undefined): Mapping | undefined {
  return node?.kind === 'mapping' ? node : undefined;
}

function sequenceIn(node: Node | undefined): Sequence | undefined {
  return node?.kind === 'sequence' ? node : undefined;
}

function nothingIn(node: Node | undefined): Scalar | undefined {
  return node?.kind === 'scalar' ? node : undefined;
}

function mergedMapping(there: Mapping | undefined, patch: Mapping | Scalar | undefined, schema: MergedField): Merged {
  if (patch?.kind === 'scalar') return undefined;
  const directed = patch && directedMapping(patch);
  if (isRefused(directed)) return directed;
  if (directed?.directive === 'delete') return undefined;
  const start = there === undefined || directed?.directive === 'replace' ? directed?.patch : there;
  return start && withMergedFields(start, directed?.patch, schema);
}

function withMergedFields(start: Mapping, patch: Mapping | undefined, schema: MergedField): Mapping | Refused {
  let result = start;
  for (const key of new Set([...start.fields.keys(), ...(patch?.fields.keys() ?? [])])) {
    const value = merged(start.fields.get(key), patch?.fields.get(key), fieldSchema(schema, key));
    if (isRefused(value)) return refused(`${key}: ${value.because}`);
    const isCleared = isNothing(value) && !isKept(start.fields.get(key), patch?.fields.get(key));
    result = withField(result, key, isCleared ? undefined : value);
  }
  return result;
}

function mergedSequence(
  there: Sequence | undefined,
  patch: Sequence | Scalar | undefined,
  schema: MergedField,
): Merged {
  if (schema.keys === undefined) return patch ?? there;
  if (patch?.kind === 'scalar') return undefined;
  if (there === undefined) return patch && joinedList(patch, patch, schema, merged);
  const directed = patch && directedSequence(patch);
  if (isRefused(directed)) return directed;
  switch (directed?.directive) {
    case 'delete':
      return undefined;
    case 'replace':
      return joinedList(directed.patch, directed.patch, schema, merged);
    case 'merge':
    case undefined:
      return joinedList(there, directed?.patch, schema, merged);
  }
}
