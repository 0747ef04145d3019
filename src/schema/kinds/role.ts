import { objectMeta } from '../metadata/object-meta.js';
import { pathSegment } from '../metadata/path-segment.js';
import type { Check } from './language/check.js';
import { all, each, fields, ifGiven, required } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty } from './language/field.js';
import { labelSelector } from './values/label-selector.js';

/** (kubernetes v1.36.0, pkg/apis/rbac/validation/validation.go: ValidateRole) */
export const role: Check = all(objectMeta(pathSegment), fields({ rules: each(namespacedRule) }));

/** (same file: ValidateClusterRole) */
export const clusterRole: Check = all(
  objectMeta(pathSegment),
  fields({
    rules: each(policyRule),
    aggregationRule: ifGiven(
      fields({ clusterRoleSelectors: required(each(labelSelector), 'the ClusterRoles to aggregate') }),
    ),
  }),
);

const resourceRule = fields({ apiGroups: required(undefined, 'the core group is ""'), resources: required() });
const verbs = required();

function* namespacedRule(rule: Field): Iterable<FieldViolation> {
  const urls = at(rule, 'nonResourceURLs');
  if (!empty(urls)) yield invalid(urls, 'nonResourceURLs are for ClusterRoles');
  yield* policyRule(rule);
}

/** (same file: ValidatePolicyRule) */
function* policyRule(rule: Field): Iterable<FieldViolation> {
  yield* verbs(at(rule, 'verbs'));
  const urls = at(rule, 'nonResourceURLs');
  if (empty(urls)) {
    yield* resourceRule(rule);
    return;
  }
  if (['apiGroups', 'resources', 'resourceNames'].some(key => !empty(at(rule, key)))) {
    yield invalid(urls, 'a rule is for resources or for nonResourceURLs; write two rules');
  }
}
