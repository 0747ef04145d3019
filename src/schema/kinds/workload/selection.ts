import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given } from '../language/field.js';
import { isReadable, labelSelector, selects, selectsAll } from '../values/label-selector.js';

/** A workload's selector has to be there, to ask for something and to select the pods of its template. (kubernetes v1.36.0, pkg/apis/apps/validation/validation.go: ValidateDeploymentSpec) */
export function* selection(spec: Field): Iterable<FieldViolation> {
  const selector = at(spec, 'selector');
  if (!given(selector)) {
    yield missing(selector, 'selector is required: the labels of the template');
    return;
  }
  yield* labelSelector(selector);
  if (selectsAll(selector))
    yield invalid(selector, 'a selector that is empty would select every pod; name the labels of the template');
  yield* selectsTemplate(spec);
}

/** Whether a selector that can be read selects the template's pods. */
export function* selectsTemplate(spec: Field): Iterable<FieldViolation> {
  const selector = at(spec, 'selector');
  const labels = at(spec, 'template', 'metadata', 'labels');
  if (isReadable(selector) && !selects(selector, labels))
    yield invalid(labels, 'the labels of the template are not what spec.selector selects');
}
