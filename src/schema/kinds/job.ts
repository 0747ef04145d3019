import { dnsLabel, dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import { jobSpec } from './job/job-spec.js';
import type { Check } from './language/check.js';
import { all, fields } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, entries, given, holds, number, text } from './language/field.js';
import { podNameWarning } from './pod/warnings.js';
import { labelSelector } from './values/label-selector.js';
import { selectsTemplate } from './workload/selection.js';

/** (kubernetes v1.36.0, pkg/apis/batch/validation/validation.go: ValidateJob) */
export const job: Check = all(
  objectMeta(dnsSubdomain),
  generated,
  fields({ spec: all(jobSpec, manual) }),
  indexed,
  podNameWarning,
);

/** The API server makes the selector from a new UID; one that is given cannot match it. (pkg/registry/batch/job/strategy.go: generateSelector; same file: validateGeneratedSelector) */
function* generated(root: Field): Iterable<FieldViolation> {
  const spec = at(root, 'spec');
  if (holds(at(spec, 'manualSelector'))) return;
  const labels = at(spec, 'template', 'metadata', 'labels');
  const name = text(at(root, 'metadata', 'name'));
  for (const entry of entries(labels)) {
    if (uids.includes(String(entry.key))) yield invalid(entry, `${entry.key} is the API server's to set; leave it out`);
    if (names.includes(String(entry.key)) && text(entry) !== name)
      yield invalid(entry, `${entry.key} has to be the name of the Job; leave it out`);
  }
  const selector = at(spec, 'selector');
  if (entries(at(selector, 'matchLabels')).length > 0 || given(at(selector, 'matchExpressions'))) {
    yield invalid(selector, 'the API server makes the selector of a Job; leave it out, or set manualSelector: true');
  }
}

const names = ['job-name', 'batch.kubernetes.io/job-name'];
const uids = ['controller-uid', 'batch.kubernetes.io/controller-uid'];

/** With manualSelector the selector is the author's. (same file: ValidateJobSpec) */
function* manual(spec: Field): Iterable<FieldViolation> {
  if (!holds(at(spec, 'manualSelector'))) return;
  const selector = at(spec, 'selector');
  if (!given(selector)) {
    yield missing(selector, 'selector is required where manualSelector is true');
    return;
  }
  yield* labelSelector(selector);
  yield* selectsTemplate(spec);
}

/** Pods of an indexed Job are called after it, with their index. */
function* indexed(root: Field): Iterable<FieldViolation> {
  const spec = at(root, 'spec');
  const completions = number(at(spec, 'completions'));
  if (text(at(spec, 'completionMode')) !== 'Indexed' || completions <= 0) return;
  const last = `${text(at(root, 'metadata', 'name'))}-${completions - 1}`;
  if (dnsLabel(last).length > 0)
    yield invalid(
      at(root, 'metadata', 'name'),
      `the pod ${last.slice(0, 80)} would have a name that is not a DNS label`,
    );
}
