import { dnsLabel } from '../../metadata/dns-name.js';
import { fields, follows, oneOf, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, text } from '../language/field.js';
import { containerPorts, hostPorts } from './container-ports.js';
import { environment } from './environment.js';
import { lifecycle, probes } from './handlers.js';
import { devices, mounts } from './mounts.js';
import type { PodView } from './pod-view.js';
import { resourceRequirements } from './resources.js';
import { restartRules } from './restart.js';
import { containerSecurity } from './security-context.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateContainers, validateInitContainers) */
export function* containers(pod: PodView): Iterable<FieldViolation> {
  const main = items(at(pod.spec, 'containers'));
  const before = items(at(pod.spec, 'initContainers'));
  if (main.length === 0) yield missing(at(pod.spec, 'containers'), 'a pod needs a container');
  for (const container of main) {
    yield* anyContainer(container, pod);
    yield* lifecycle(container, pod);
    yield* probes(container);
    yield* restartRules(container, { init: false });
  }
  yield* hostPorts(main);
  for (const container of before) yield* initContainer(container, pod);
  for (const container of items(at(pod.spec, 'ephemeralContainers'))) yield* anyContainer(container, pod);
  yield* uniqueNames([...main, ...before]);
}

const ofEach = fields({
  name: required(follows(dnsLabel), 'the name of the container'),
  image: required(undefined, 'the image to run'),
  terminationMessagePolicy: oneOf('File', 'FallbackToLogsOnError'),
  ports: containerPorts,
  imagePullPolicy: oneOf('Always', 'IfNotPresent', 'Never'),
});

/** (same file: validateContainerCommon) */
function* anyContainer(container: Field, pod: PodView): Iterable<FieldViolation> {
  yield* ofEach(container);
  yield* environment(container);
  yield* mounts(container, pod);
  yield* devices(container, pod);
  yield* resourceRequirements(at(container, 'resources'), pod.claims);
  yield* resizing(container, pod);
  if (given(at(container, 'securityContext'))) yield* containerSecurity(at(container, 'securityContext'), pod);
  if (pod.single) yield* trimmed(at(container, 'image'));
}

/** Only init containers that go on running have hooks and probes. */
function* initContainer(container: Field, pod: PodView): Iterable<FieldViolation> {
  yield* anyContainer(container, pod);
  yield* restartRules(container, { init: true });
  yield* hostPorts([container]);
  if (text(at(container, 'restartPolicy')) === 'Always') {
    yield* lifecycle(container, pod);
    yield* probes(container);
    return;
  }
  for (const key of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
    if (given(at(container, key)))
      yield invalid(at(container, key), `${key} is for init containers with restartPolicy: Always`);
  }
}

function* uniqueNames(list: readonly Field[]): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const name of list.map(container => at(container, 'name'))) {
    if (empty(name)) continue;
    if (seen.has(text(name))) yield invalid(name, `container ${text(name)} is there twice`);
    seen.add(text(name));
  }
}

/** (same file: validateContainerOnlyForPod) */
function* trimmed(image: Field): Iterable<FieldViolation> {
  if (text(image).trim() !== text(image)) yield invalid(image, 'image has blanks around it');
}

/** The API server points at the list. (same file: validateResizePolicy) */
function* resizing(container: Field, pod: PodView): Iterable<FieldViolation> {
  const list = at(container, 'resizePolicy');
  const seen = new Set<string>();
  for (const policy of items(list)) {
    for (const fault of resizePolicy(policy)) yield { ...fault, called: list };
    const name = text(at(policy, 'resourceName'));
    if (seen.has(name)) yield invalid(policy, `a policy for ${name} is there twice`);
    seen.add(name);
    if (text(at(pod.spec, 'restartPolicy')) === 'Never' && text(at(policy, 'restartPolicy')) !== 'NotRequired') {
      yield invalid(
        at(policy, 'restartPolicy'),
        'restartPolicy has to be NotRequired in a pod that never restarts',
        list,
      );
    }
  }
}

const resizePolicy = fields({
  resourceName: required(oneOf('cpu', 'memory')),
  restartPolicy: required(oneOf('NotRequired', 'RestartContainer')),
});
