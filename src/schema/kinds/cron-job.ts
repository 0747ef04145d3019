import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import { cronSchedule } from './job/cron-schedule.js';
import { jobSpec } from './job/job-spec.js';
import { timeZone } from './job/time-zone.js';
import type { Check } from './language/check.js';
import { all, atLeast, fields, follows, ifGiven, oneOf, required } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, given, holds, text } from './language/field.js';
import { podNameWarning } from './pod/warnings.js';

/** (kubernetes v1.36.0, pkg/apis/batch/validation/validation.go: ValidateCronJobCreate) */
export const cronJob: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    spec: fields({
      schedule: required(follows(cronSchedule), 'when the Jobs run: minute hour day month weekday'),
      startingDeadlineSeconds: atLeast(0),
      timeZone: ifGiven(follows(timeZone)),
      concurrencyPolicy: required(oneOf('Allow', 'Forbid', 'Replace')),
      jobTemplate: fields({ spec: all(jobSpec, generated) }),
      successfulJobsHistoryLimit: atLeast(0),
      failedJobsHistoryLimit: atLeast(0),
    }),
  }),
  shortName,
  podNameWarning,
);

/** Jobs are called after it, with eleven characters more. */
function* shortName(root: Field): Iterable<FieldViolation> {
  const name = at(root, 'metadata', 'name');
  if (text(name).length > 52)
    yield invalid(
      name,
      `the name is ${text(name).length} characters long; a CronJob may have 52, for the names of its Jobs`,
    );
}

/** (same file: ValidateJobTemplateSpec) */
function* generated(spec: Field): Iterable<FieldViolation> {
  if (given(at(spec, 'selector')))
    yield invalid(at(spec, 'selector'), 'the API server makes the selector of a Job; leave it out');
  if (holds(at(spec, 'manualSelector')))
    yield invalid(at(spec, 'manualSelector'), 'manualSelector has no place in a CronJob');
}
