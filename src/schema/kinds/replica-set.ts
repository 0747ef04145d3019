import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, atLeast, fields } from './language/check.js';
import { podTemplate, runsForever } from './pod/template.js';
import { podNameWarning, templateWarnings } from './pod/warnings.js';
import { selection } from './workload/selection.js';

/** (kubernetes v1.36.0, pkg/apis/apps/validation/validation.go: ValidateReplicaSet) */
export const replicaSet: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    spec: all(
      fields({ replicas: atLeast(0), minReadySeconds: atLeast(0) }),
      selection,
      fields({ template: all(podTemplate, runsForever, templateWarnings) }),
    ),
  }),
  podNameWarning,
);
