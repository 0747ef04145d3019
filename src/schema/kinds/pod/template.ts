import { labelsCalled } from '../../metadata/label.js';
import { annotations } from '../../metadata/object-meta.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given, text } from '../language/field.js';
import { podAnnotations } from './annotations.js';
import { hostName } from './names.js';
import { podSpec } from './pod-spec.js';
import { podView } from './pod-view.js';

/** The pods of a workload. The API server leaves `metadata` out of the path. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidatePodTemplateSpec) */
export function* podTemplate(template: Field, claims: readonly string[] = []): Iterable<FieldViolation> {
  yield* nameless(template, claims);
  yield* hostName(at(template, 'spec'));
}

/** The pods of a StatefulSet, which have host names of their own and volumes from its claims. */
export function* nameless(template: Field, claims: readonly string[]): Iterable<FieldViolation> {
  const spec = at(template, 'spec');
  const metadata = at(template, 'metadata');
  yield* labelsCalled(at(metadata, 'labels'), at(template, 'labels'));
  yield* annotations(at(metadata, 'annotations'), at(template, 'annotations'));
  yield* podAnnotations(at(metadata, 'annotations'), spec, at(template, 'annotations'));
  yield* podSpec(podView(spec, false, claims));
  const ephemeral = at(spec, 'ephemeralContainers');
  if (given(ephemeral)) yield invalid(ephemeral, 'ephemeralContainers are added to pods that run; a template has none');
}

/** Pods that a workload keeps running restart always and have no deadline. (kubernetes v1.36.0, pkg/apis/apps/validation/validation.go: ValidatePodTemplateSpecForReplicaSet) */
export function* runsForever(template: Field): Iterable<FieldViolation> {
  const policy = at(template, 'spec', 'restartPolicy');
  if (text(policy) !== 'Always')
    yield invalid(policy, 'restartPolicy has to be Always here; for pods that end use a Job');
  const deadline = at(template, 'spec', 'activeDeadlineSeconds');
  if (given(deadline)) yield invalid(deadline, 'activeDeadlineSeconds is for Jobs');
}
