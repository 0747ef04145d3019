import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, given, items } from './language/field.js';
import { podAnnotations } from './pod/annotations.js';
import { hostName } from './pod/names.js';
import { podSpec } from './pod/pod-spec.js';
import { podView } from './pod/pod-view.js';
import { podNameWarning, templateWarnings } from './pod/warnings.js';

/**
 * (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidatePodCreate) A service account token without an account is not
 * refused: admission of ServiceAccounts, which clusters have unless it is switched off, gives every pod an account.
 */
export const pod: Check = all(objectMeta(dnsSubdomain), content, podNameWarning, templateWarnings);

function* content(root: Field): Iterable<FieldViolation> {
  const spec = at(root, 'spec');
  const annotations = at(root, 'metadata', 'annotations');
  yield* podAnnotations(annotations, spec, annotations);
  yield* podSpec(podView(spec, true, []));
  yield* hostName(spec);
  const ephemeral = at(spec, 'ephemeralContainers');
  if (!empty(ephemeral)) yield invalid(ephemeral, 'ephemeralContainers are added to pods that run, by kubectl debug');
  const node = at(spec, 'nodeName');
  if (!empty(node) && !empty(at(spec, 'schedulingGates')))
    yield invalid(node, 'nodeName has no place while schedulingGates hold the pod back');
  for (const volume of items(at(spec, 'volumes'))) yield* image(at(volume, 'image'));
}

function* image(source: Field): Iterable<FieldViolation> {
  const reference = at(source, 'reference');
  if (given(source) && empty(reference))
    yield { ...invalid(reference, 'an image volume needs its reference'), kind: 'missing-field' };
}
