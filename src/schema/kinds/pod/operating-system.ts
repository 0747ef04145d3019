import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, holds, text } from '../language/field.js';
import type { PodView } from './pod-view.js';
import { isOnHostNetwork } from './pod-view.js';

/** What pods of one system may not have of the other. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateOS, validateLinux, validateWindows) */
export function* operatingSystem({ spec, containers }: PodView): Iterable<FieldViolation> {
  const contexts = containers.map(container => at(container, 'securityContext'));
  yield* hostProcesses(spec, contexts);
  const os = at(spec, 'os');
  if (!given(os)) return;
  const name = at(os, 'name');
  if (empty(name)) yield missing(name, 'os needs its name: linux or windows');
  else if (text(name) === 'linux')
    yield* forbidden([at(spec, 'securityContext'), ...contexts], ['windowsOptions'], 'linux');
  else if (text(name) === 'windows') yield* onWindows(spec, contexts);
  else yield invalid(name, `${quoted(text(name))} is not an operating system: use linux or windows`, os);
}

const ofBoth = ['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'runAsUser', 'runAsGroup'];
const ofContainers = ['capabilities', 'readOnlyRootFilesystem', 'privileged', 'allowPrivilegeEscalation', 'procMount'];
const ofPods = [
  'fsGroup',
  'fsGroupChangePolicy',
  'sysctls',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'seLinuxChangePolicy',
];

function* onWindows(spec: Field, contexts: readonly Field[]): Iterable<FieldViolation> {
  const context = at(spec, 'securityContext');
  yield* forbidden([context], [...ofBoth, ...ofPods], 'windows');
  yield* forbidden(contexts, [...ofBoth, ...ofContainers], 'windows');
  if (given(at(spec, 'hostUsers'))) yield notOn(at(spec, 'hostUsers'), 'windows');
  for (const key of ['hostPID', 'hostIPC']) if (holds(at(spec, key))) yield notOn(at(spec, key), 'windows');
  const processes = at(spec, 'shareProcessNamespace');
  if (given(processes)) yield notOn(processes, 'windows', at(context, 'shareProcessNamespace'));
}

function* forbidden(places: readonly Field[], keys: readonly string[], os: string): Iterable<FieldViolation> {
  for (const place of places) for (const key of keys) if (given(at(place, key))) yield notOn(at(place, key), os);
}

function notOn(field: Field, os: string, called?: Field): FieldViolation {
  return invalid(field, `${field.key} has no place in a pod for ${os}`, called);
}

/** (same file: validateWindowsHostProcessPod) */
function* hostProcesses(spec: Field, contexts: readonly Field[]): Iterable<FieldViolation> {
  const ofPod = at(spec, 'securityContext', 'windowsOptions', 'hostProcess');
  const containers = contexts.map(context => at(context, 'windowsOptions', 'hostProcess'));
  for (const own of containers) {
    if (given(ofPod) && given(own) && ofPod.value !== own.value)
      yield invalid(own, 'hostProcess has to be the same for the pod and its containers');
  }
  const count = containers.filter(own => holds(given(own) ? own : ofPod)).length;
  if (count === 0) return;
  if (count !== containers.length)
    yield invalid(spec, 'where one container runs on the host (hostProcess), all have to');
  if (!isOnHostNetwork(spec)) yield invalid(at(spec, 'hostNetwork'), 'hostProcess needs hostNetwork: true');
}
