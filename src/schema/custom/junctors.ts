import type { Path } from '#model/origin.js';
import type { Problem } from '../problem.js';
import { fieldName } from '../problem.js';
import type { Junctors, Schema } from '../schema.js';

/** What the alternatives of a schema have against a value. */
export function* junctorProblems(
  path: Path,
  junctors: Junctors,
  isValid: (schema: Schema) => boolean,
): Generator<Problem> {
  const { allOf, anyOf, oneOf, not } = junctors;
  const problem = (predicate: string): Problem => ({
    kind: 'invalid-value',
    path,
    part: 'value',
    message: `${fieldName(path)} ${predicate}`,
  });
  if (allOf.length > 0 && !allOf.every(isValid)) yield problem('does not keep to all that its definition asks');
  if (anyOf.length > 0 && !anyOf.some(isValid))
    yield problem(`keeps to none of the forms that its definition allows${formsOf(anyOf)}`);
  if (oneOf.length > 0) {
    const held = oneOf.filter(isValid).length;
    if (held === 0) yield problem(`has to keep to one of the forms of its definition${formsOf(oneOf)}`);
    if (held > 1) yield problem(`keeps to ${held} forms of its definition that exclude each other${formsOf(oneOf)}`);
  }
  if (not && isValid(not)) yield problem('has a form that its definition excludes');
}

/** The fields by which forms differ, where that is how they differ. */
function formsOf(schemas: readonly Schema[]): string {
  const fields = [...new Set(schemas.flatMap(one => one.required))];
  return fields.length === 0 ? '' : `: ${fields.join(', ')}`;
}
