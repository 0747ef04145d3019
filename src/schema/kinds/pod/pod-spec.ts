import { labels } from '../../metadata/label.js';
import type { Check } from '../language/check.js';
import { fields, ifGiven, oneOf, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given, holds } from '../language/field.js';
import { affinity } from './affinity.js';
import { portsOnHostNetwork } from './container-ports.js';
import { containers } from './containers.js';
import { fileVariables } from './environment.js';
import { names } from './names.js';
import { operatingSystem } from './operating-system.js';
import { podResources } from './pod-resources.js';
import type { PodView } from './pod-view.js';
import { podClaims } from './pod-claims.js';
import { resourceRequirements } from './resources.js';
import { podSecurity } from './security-context.js';
import { spreading } from './spreading.js';
import { tolerations } from './tolerations.js';
import { volumes } from './volumes.js';

/** What a pod is: alone or in a template. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidatePodSpec) */
export function* podSpec(pod: PodView): Iterable<FieldViolation> {
  const { spec } = pod;
  yield* volumes(at(spec, 'volumes'));
  yield* podClaims(at(spec, 'resourceClaims'));
  yield* containers(pod);
  if (spec.minor >= 34) yield* podResources(pod);
  yield* portsOnHostNetwork(spec, pod.single);
  yield* alone(spec);
  yield* podSecurity(spec);
  yield* names(spec);
  if (given(at(spec, 'overhead'))) yield* resourceRequirements(overhead(spec), new Set());
  yield* ownUsers(pod);
  yield* operatingSystem(pod);
  yield* fileVariables(pod.containers, pod.volumes);
  if (given(at(spec, 'schedulingGroup'))) yield* group(at(spec, 'schedulingGroup'));
}

const alone: Check = fields({
  restartPolicy: required(oneOf('Always', 'OnFailure', 'Never')),
  dnsPolicy: required(oneOf('ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None')),
  nodeSelector: ifGiven(labels),
  affinity: ifGiven(affinity),
  topologySpreadConstraints: ifGiven(spreading),
  tolerations,
  preemptionPolicy: ifGiven(required(oneOf('PreemptLowerPriority', 'Never'))),
});

/** The overhead is held to the rules of limits. (same file: validateOverhead) */
function overhead(spec: Field): Field {
  const field = at(spec, 'overhead');
  return { ...field, value: { limits: field.value } };
}

/** Users of its own, and the node's namespaces. (same file: validateHostUsers) */
function* ownUsers({ spec, containers: all }: PodView): Iterable<FieldViolation> {
  if (at(spec, 'hostUsers').value !== false) return;
  for (const key of ['hostNetwork', 'hostPID', 'hostIPC']) {
    if (holds(at(spec, key)))
      yield invalid(
        at(spec, key),
        `${key} has no place beside hostUsers: false`,
        at(spec, key.replace('hostPID', 'HostPID').replace('hostIPC', 'HostIPC')),
      );
  }
  for (const container of all) {
    if (given(at(container, 'volumeDevices')))
      yield invalid(at(container, 'volumeDevices'), 'volumeDevices has no place beside hostUsers: false');
  }
}

function* group(field: Field): Iterable<FieldViolation> {
  if (!given(at(field, 'podGroupName'))) yield missing(at(field, 'podGroupName'), 'podGroupName is required');
}
