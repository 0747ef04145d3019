import type { JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import type { Violation } from '#model/violation.js';
import type { BuiltInKind } from '../kind.js';
import { checkOf, defaultsOf } from '../kind-list.js';
import { violationOf } from '../problem.js';
import { decodingProblems } from './decoding.js';
import { asStored } from './storing.js';

/**
 * What the API server makes of a resource of a kind of its own: decoded strictly, defaulted, then checked by its code. What
 * fails to decode is not checked further, as there.
 */
export function examinedBuiltIn(
  resource: Resource,
  { schema }: BuiltInKind,
  minor: number,
): { readonly value: JsonObject; readonly violations: readonly Violation[] } {
  const plain = resource.plainText ?? (() => undefined);
  const problems = [...decodingProblems(resource.value, schema, [], plain)].map(one => violationOf(resource, one));
  const stored = asStored(resource.value, schema);
  const value = defaultsOf(resource)(isObject(stored) ? stored : resource.value);
  if (problems.length > 0) return { value, violations: problems };
  return { value, violations: [...checkOf(resource)({ ...resource, value }, { kubernetes: `1.${minor}` })] };
}
