import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import { pathSegment } from '../metadata/path-segment.js';
import type { Check } from './language/check.js';
import { all, each, fields, follows, listed, required } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing, quoted } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, text } from './language/field.js';

const group = 'rbac.authorization.k8s.io';

/** (kubernetes v1.36.0, pkg/apis/rbac/validation/validation.go: ValidateRoleBinding) */
export const roleBinding: Check = binding(['Role', 'ClusterRole'], true);

/** (same file: ValidateClusterRoleBinding) */
export const clusterRoleBinding: Check = binding(['ClusterRole'], false);

function binding(roles: readonly string[], namespaced: boolean): Check {
  return all(
    objectMeta(pathSegment),
    fields({
      roleRef: fields({
        apiGroup: exactly([group]),
        kind: exactly(roles),
        name: required(follows(pathSegment), 'the role that is bound'),
      }),
      subjects: each(subject => subjectFaults(subject, namespaced)),
    }),
  );
}

/** One of a list, also where nothing stands. */
function exactly(allowed: readonly string[]): Check {
  return function* (field) {
    if (!allowed.includes(text(field)))
      yield invalid(field, `${quoted(text(field))} is not the ${field.key}: use ${listed(allowed)}`);
  };
}

/** (same file: ValidateRoleBindingSubject) */
function* subjectFaults(subject: Field, namespaced: boolean): Iterable<FieldViolation> {
  const name = at(subject, 'name');
  const apiGroup = at(subject, 'apiGroup');
  if (empty(name)) yield missing(name, 'a subject needs a name');
  switch (text(at(subject, 'kind'))) {
    case 'ServiceAccount':
      if (!empty(name)) yield* accountName(name);
      if (!empty(apiGroup)) yield invalid(apiGroup, 'a ServiceAccount is in the core group; leave apiGroup out');
      if (!namespaced && empty(at(subject, 'namespace')))
        yield missing(at(subject, 'namespace'), 'a ServiceAccount needs its namespace here');
      break;
    case 'User':
    case 'Group':
      yield* exactly([group])(apiGroup);
      break;
    default:
      yield invalid(
        at(subject, 'kind'),
        `${quoted(text(at(subject, 'kind')))} is not a subject: use ServiceAccount, User or Group`,
      );
  }
}

const accountName = follows(dnsSubdomain);
