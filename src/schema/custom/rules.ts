import type { JsonObject } from '#model/json.js';
import type { Problem } from '../problem.js';
import type { Schema } from '../schema.js';

/** The CEL rules of a definition that do not hold. */
export function brokenRules(_value: JsonObject, _schema: Schema): readonly Problem[] {
  return [];
}
