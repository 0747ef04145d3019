import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, atLeast, fields, required } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, entries, given, text } from './language/field.js';
import { podTemplate, runsForever } from './pod/template.js';
import { podNameWarning, templateWarnings } from './pod/warnings.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateReplicationController) */
export const replicationController: Check = all(
  objectMeta(dnsSubdomain),
  fields({ spec: all(fields({ minReadySeconds: atLeast(0), selector: required(), replicas: atLeast(0) }), template) }),
  podNameWarning,
);

function* template(spec: Field): Iterable<FieldViolation> {
  const field = at(spec, 'template');
  if (!given(field)) {
    yield missing(field, 'template is required: the pods to run');
    return;
  }
  const labels = at(field, 'metadata', 'labels');
  const differs = entries(at(spec, 'selector')).some(entry => text(at(labels, String(entry.key))) !== text(entry));
  if (differs) yield invalid(labels, 'the labels of the template are not what spec.selector selects');
  yield* pods(field);
}

const pods = all(podTemplate, runsForever, templateWarnings);
