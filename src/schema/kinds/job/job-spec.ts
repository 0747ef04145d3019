import type { Check } from '../language/check.js';
import { all, atLeast, fields, follows, ifGiven, oneOf } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, warning } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given, number, text } from '../language/field.js';
import { podTemplate } from '../pod/template.js';
import { templateWarnings } from '../pod/warnings.js';
import { domainPath } from '../values/domain-path.js';
import { failurePolicy } from './failure-policy.js';
import { indexes } from './indexes.js';
import { successPolicy } from './success-policy.js';

/** A Job's spec, alone or in a CronJob. (kubernetes v1.36.0, pkg/apis/batch/validation/validation.go: validateJobSpec) */
export const jobSpec: Check = all(
  fields({
    parallelism: atLeast(0),
    completions: atLeast(0),
    activeDeadlineSeconds: atLeast(0),
    backoffLimit: atLeast(0),
    ttlSecondsAfterFinished: atLeast(0),
    backoffLimitPerIndex: atLeast(0),
    maxFailedIndexes: atLeast(0),
    managedBy: ifGiven(all(follows(domainPath), shortEnough)),
    completionMode: oneOf('NonIndexed', 'Indexed'),
  }),
  indexes,
  failurePolicy,
  successPolicy,
  replacement,
  fields({ template: all(podTemplate, templateWarnings) }),
  restart,
  manyIndexes,
);

function* shortEnough(field: Field): Iterable<FieldViolation> {
  if (text(field).length > 63)
    yield invalid(field, `managedBy is ${text(field).length} characters long; 63 are allowed`);
}

/** (same file: validatePodReplacementPolicy) */
function* replacement(spec: Field): Iterable<FieldViolation> {
  const policy = at(spec, 'podReplacementPolicy');
  yield* given(at(spec, 'podFailurePolicy')) ? onlyFailed(policy) : anyEnd(policy);
}

const onlyFailed = oneOf('Failed');
const anyEnd = oneOf('Failed', 'TerminatingOrFailed');

/** Pods of a Job end. */
function* restart(spec: Field): Iterable<FieldViolation> {
  const field = at(spec, 'template', 'spec', 'restartPolicy');
  const policy = text(field);
  if (policy === 'Always' || policy === '')
    yield missing(field, 'restartPolicy is required in a Job: OnFailure or Never');
  else if (policy !== 'OnFailure' && policy !== 'Never')
    yield invalid(field, 'restartPolicy of a Job is OnFailure or Never');
  else if (given(at(spec, 'podFailurePolicy')) && policy !== 'Never')
    yield invalid(field, 'podFailurePolicy needs restartPolicy: Never');
}

/** (pkg/api/job/warnings.go: WarningsForJobSpec) */
function* manyIndexes(spec: Field): Iterable<FieldViolation> {
  const many = number(at(spec, 'completions')) > 100_000 && number(at(spec, 'parallelism')) > 10_000;
  if (many && text(at(spec, 'completionMode')) === 'Indexed')
    yield warning(spec, 'so many indexes at once may be more than Kubernetes can keep track of');
}
