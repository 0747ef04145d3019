import { dnsLabel, dnsSubdomain } from '../../metadata/dns-name.js';
import type { Check } from '../language/check.js';
import { all, each, fields, follows, ifGiven, required, uniqueBy } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given } from '../language/field.js';

/** Devices that a pod claims. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validatePodResourceClaim) */
export const podClaims: Check = all(
  uniqueBy('name'),
  each(
    all(
      fields({
        name: required(follows(dnsLabel)),
        resourceClaimName: ifGiven(follows(dnsSubdomain)),
        resourceClaimTemplateName: ifGiven(follows(dnsSubdomain)),
      }),
      source,
    ),
  ),
);

function* source(claim: Field): Iterable<FieldViolation> {
  const count = ['resourceClaimName', 'resourceClaimTemplateName'].filter(key => given(at(claim, key))).length;
  if (count !== 1) yield invalid(claim, 'a claim has a resourceClaimName or a resourceClaimTemplateName, one of them');
}
