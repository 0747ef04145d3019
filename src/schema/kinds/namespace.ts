import { dnsLabel } from '../metadata/dns-name.js';
import { finalizerName } from '../metadata/finalizer.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, each, fields } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, quoted } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, given, text } from './language/field.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateNamespace) */
export const namespace: Check = all(
  objectMeta(dnsLabel),
  fields({ spec: fields({ finalizers: each(finalizerName) }) }),
  podSecurity,
);

/** The labels that hold pods to a profile. (k8s.io/pod-security-admission v0.36.0, policy/helpers.go, api/helpers.go: PolicyToEvaluate) */
function* podSecurity(root: Field): Iterable<FieldViolation> {
  const labels = at(root, 'metadata', 'labels');
  for (const mode of ['enforce', 'audit', 'warn']) {
    const level = at(labels, `pod-security.kubernetes.io/${mode}`);
    const version = at(labels, `pod-security.kubernetes.io/${mode}-version`);
    if (given(level) && !levels.has(text(level)))
      yield invalid(
        level,
        `${quoted(text(level))} is not a pod security level: use privileged, baseline or restricted`,
      );
    if (given(version) && !/^(?:latest|v1\.(?:0|[1-9]\d*))$/.test(text(version)))
      yield invalid(version, `${quoted(text(version))} is not a version: use latest or v1.36`);
  }
}

const levels: ReadonlySet<string> = new Set(['privileged', 'baseline', 'restricted']);
