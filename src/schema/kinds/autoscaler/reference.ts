import { pathSegment } from '../../metadata/path-segment.js';
import { all, fields, follows, required, since } from '../language/check.js';
import type { Check } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, text } from '../language/field.js';

const named = fields({ kind: required(follows(pathSegment)), name: required(follows(pathSegment)) });

/** What is scaled: only a ReplicationController has no group. Before 1.34 nothing asks for one. (kubernetes v1.36.0, pkg/registry/autoscaling/horizontalpodautoscaler/strategy.go: validationOptionsForHorizontalPodAutoscaler) */
export const scalableReference: Check = all(named, since(34, grouped));

/** What is measured may have no group. (same file) */
export const measuredReference: Check = all(named, since(34, readable));

function* grouped(reference: Field): Iterable<FieldViolation> {
  const version = at(reference, 'apiVersion');
  yield* readable(reference);
  if (slashes(version) === 0 && text(at(reference, 'kind')) !== 'ReplicationController') {
    yield invalid(version, `apiVersion ${quoted(text(version))} names no group; a Deployment's is apps/v1`);
  }
}

function* readable(reference: Field): Iterable<FieldViolation> {
  const version = at(reference, 'apiVersion');
  if (slashes(version) > 1)
    yield invalid(version, `${quoted(text(version))} is not a group and version, such as apps/v1`);
}

function slashes(version: Field): number {
  return text(version).split('/').length - 1;
}
