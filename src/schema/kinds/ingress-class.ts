import { dnsLabel, dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import { pathSegment } from '../metadata/path-segment.js';
import type { Check } from './language/check.js';
import { all, fields, follows, ifGiven, required } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing, quoted } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, given, text } from './language/field.js';
import { domainPath } from './values/domain-path.js';

/** (kubernetes v1.36.0, pkg/apis/networking/validation/validation.go: ValidateIngressClass) */
export const ingressClass: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    spec: fields({
      controller: all(
        required(follows(domainPath), 'the controller that serves the class, such as k8s.io/ingress-nginx'),
        shortEnough,
      ),
      parameters: ifGiven(
        all(
          fields({
            apiGroup: ifGiven(follows(dnsSubdomain)),
            kind: required(follows(pathSegment)),
            name: required(follows(pathSegment)),
          }),
          scope,
        ),
      ),
    }),
  }),
);

function* shortEnough(field: Field): Iterable<FieldViolation> {
  if (text(field).length > 250)
    yield invalid(field, `controller is ${text(field).length} characters long; 250 are allowed`);
}

function* scope(parameters: Field): Iterable<FieldViolation> {
  const field = at(parameters, 'scope');
  const namespace = at(parameters, 'namespace');
  switch (text(field)) {
    case 'Namespace':
      if (given(namespace)) yield* follows(dnsLabel)(namespace);
      else yield missing(namespace, 'namespace is required where the scope of parameters is Namespace');
      break;
    case 'Cluster':
      if (given(namespace))
        yield invalid(
          namespace,
          'namespace has no place where the scope of parameters is Cluster; set scope to Namespace',
        );
      break;
    default:
      yield invalid(field, `${quoted(field.value)} is not a scope: use Cluster or Namespace`);
  }
}
