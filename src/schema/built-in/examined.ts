import type { JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import type { Violation } from '#model/findings/violation.js';
import type { BuiltInKind } from '../kind.js';
import { checkOf, defaultsOf } from '../kind-list.js';
import { violationOf } from '../problem.js';
import { decodingProblems } from './decoding.js';
import { asEncoded } from './encoding.js';
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
  const problems = decodingProblems(resource.value, schema, [], plain).map(one => violationOf(resource, one));
  const stored = asStored(resource.value, schema);
  const value = defaultsOf(resource)(isObject(stored) ? stored : resource.value);
  const checks = problems.length > 0 ? [] : checkOf(resource)({ ...resource, value }, { kubernetes: `1.${minor}` });
  return { value: asEncoded(value, schema), violations: [...problems, ...checks] };
}
