import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given, number, text } from '../language/field.js';

/** What only a Job with indexes may have. (kubernetes v1.36.0, pkg/apis/batch/validation/validation.go: validateJobSpec) */
export function* indexes(spec: Field): Iterable<FieldViolation> {
  const failed = at(spec, 'maxFailedIndexes');
  const perIndex = at(spec, 'backoffLimitPerIndex');
  if (given(failed) && !given(perIndex)) yield missing(perIndex, 'maxFailedIndexes needs backoffLimitPerIndex');
  if (text(at(spec, 'completionMode')) === 'Indexed') yield* bounds(spec);
  else if (!given(at(spec, 'completionMode')) || text(at(spec, 'completionMode')) === 'NonIndexed') {
    for (const field of [perIndex, failed].filter(given))
      yield invalid(field, `${field.key} needs completionMode: Indexed`);
  }
}

const softLimit = 100_000;

function* bounds(spec: Field): Iterable<FieldViolation> {
  const completions = at(spec, 'completions');
  const failed = at(spec, 'maxFailedIndexes');
  const parallelism = at(spec, 'parallelism');
  if (!given(completions)) yield missing(completions, 'completions is required for completionMode Indexed');
  if (number(parallelism) > softLimit)
    yield invalid(parallelism, `parallelism may be ${softLimit} for completionMode Indexed`);
  if (given(completions) && number(failed) > number(completions))
    yield invalid(failed, 'maxFailedIndexes is above completions');
  if (number(failed) > softLimit) yield invalid(failed, `maxFailedIndexes may be ${softLimit}`);
  if (number(completions) <= softLimit || !given(at(spec, 'backoffLimitPerIndex'))) return;
  if (!given(failed)) yield missing(failed, `maxFailedIndexes is required above ${softLimit} completions`);
  for (const field of [parallelism, failed]) {
    if (number(field) > softLimit / 10)
      yield invalid(field, `${field.key} may be ${softLimit / 10} above ${softLimit} completions`);
  }
}
