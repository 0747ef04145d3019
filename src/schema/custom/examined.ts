import type { JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import type { Violation } from '#model/findings/violation.js';
import { decodingProblems } from '../built-in/decoding.js';
import { builtInSchema } from '../built-in/schemas.js';
import { asStored as metadataAsStored } from '../built-in/storing.js';
import type { CustomKind } from '../kind.js';
import { customCheck } from '../kind-list.js';
import type { Problem } from '../problem.js';
import { violationOf } from '../problem.js';
import { brokenRules } from './rules.js';
import { asStored } from './storing.js';
import { unknownFields } from './unknown-fields.js';
import { validationProblems } from './validation.js';

/**
 * What the API server makes of a custom resource: metadata decoded as Go does, unknown fields refused; then pruned,
 * defaulted and held to the schema; then to the rules, unless what the schema found hides them.
 */
export function examinedCustom(
  resource: Resource,
  kind: CustomKind,
  minor: number,
): { readonly value: JsonObject; readonly violations: readonly Violation[] } {
  const metadata = builtInSchema('meta.v1.ObjectMeta', minor);
  const value = stored(resource, kind, minor);
  const decoding = [...metadataProblems(resource, metadata), ...unknownFields(resource.value, kind.schema)];
  if (decoding.length > 0) return { value, violations: decoding.map(one => violationOf(resource, one)) };
  const checkedMetadata = [...customCheck({ ...resource, value }, { kubernetes: `1.${minor}` })];
  const problems = [...validationProblems(value, kind.schema, [], resource.plainText ?? (() => undefined))];
  const hidden = problems.some(one => one.hidesRules) || checkedMetadata.some(one => one.kind === 'missing-field');
  const rules = hidden ? [] : brokenRules(value, kind.schema);
  return { value, violations: [...checkedMetadata, ...[...problems, ...rules].map(one => violationOf(resource, one))] };
}

function* metadataProblems(
  { value, plainText }: Resource,
  schema: ReturnType<typeof builtInSchema>,
): Generator<Problem> {
  const { metadata } = value;
  if (metadata !== undefined) yield* decodingProblems(metadata, schema, ['metadata'], plainText ?? (() => undefined));
}

function stored(resource: Resource, { schema, dropsStatus }: CustomKind, minor: number): JsonObject {
  const { status, ...rest } = resource.value;
  const given = dropsStatus || status === undefined ? rest : resource.value;
  const value = asStored(given, schema, true);
  if (!isObject(value)) return given;
  const { metadata } = value;
  return isObject(metadata)
    ? { ...value, metadata: metadataAsStored(metadata, builtInSchema('meta.v1.ObjectMeta', minor)) }
    : value;
}
