import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, fields, ifGiven } from './language/check.js';
import { outdatedName } from './language/field-violation.js';
import { claimSpec } from './values/claim-spec.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidatePersistentVolumeClaim; pkg/api/persistentvolumeclaim/util.go: GetWarningsForPersistentVolumeClaim) */
export const persistentVolumeClaim: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    spec: claimSpec,
    metadata: fields({
      annotations: fields({
        'volume.beta.kubernetes.io/storage-class': ifGiven(field => [
          outdatedName(field, 'the annotation is deprecated; use spec.storageClassName'),
        ]),
      }),
    }),
  }),
);
