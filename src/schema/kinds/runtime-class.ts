import { dnsLabel, dnsSubdomain } from '../metadata/dns-name.js';
import { labels } from '../metadata/label.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, fields, follows, required } from './language/check.js';
import { given } from './language/field.js';
import { resourceRequirements } from './pod/resources.js';
import { tolerations } from './pod/tolerations.js';

/** (kubernetes v1.36.0, pkg/apis/node/validation/validation.go: ValidateRuntimeClass) */
export const runtimeClass: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    handler: required(follows(dnsLabel)),
    overhead: fields({
      podFixed: field =>
        given(field) ? resourceRequirements({ ...field, value: { limits: field.value } }, new Set()) : [],
    }),
    scheduling: fields({ nodeSelector: labels, tolerations }),
  }),
);
