import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, atLeast, fields } from './language/check.js';

/** (kubernetes v1.36.0, pkg/apis/coordination/validation/validation.go: ValidateLease) */
export const lease: Check = all(
  objectMeta(dnsSubdomain),
  fields({ spec: fields({ leaseDurationSeconds: atLeast(1), leaseTransitions: atLeast(0) }) }),
);
