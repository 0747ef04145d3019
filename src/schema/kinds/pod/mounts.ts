import type { Check } from '../language/check.js';
import { oneOf, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, holds, items, text } from '../language/field.js';
import { descending } from '../volume/file-path.js';
import type { PodView } from './pod-view.js';

/** The API server leaves the index out of some paths. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateVolumeMounts) */
export function* mounts(container: Field, pod: PodView): Iterable<FieldViolation> {
  const list = at(container, 'volumeMounts');
  const devices = new Set(
    items(at(container, 'volumeDevices')).flatMap(device => [text(at(device, 'name')), text(at(device, 'devicePath'))]),
  );
  const seen = new Set<string>();
  for (const mount of items(list)) {
    yield* named(at(mount, 'name'), pod);
    const path = at(mount, 'mountPath');
    if (empty(path)) yield missing(path, 'mountPath is required');
    if (seen.has(text(path))) yield invalid(path, `${quoted(text(path))} is mounted twice`);
    seen.add(text(path));
    if (!empty(path) && devices.has(text(path)))
      yield invalid(path, `${quoted(text(path))} is the path of a device too`);
    if (devices.has(text(at(mount, 'name'))))
      yield invalid(at(mount, 'name'), `volume ${text(at(mount, 'name'))} is a device of the container too`);
    yield* within(mount, list);
    yield* propagated(mount, list, container);
    yield* recursive(mount, list);
  }
}

function* named(name: Field, pod: PodView): Iterable<FieldViolation> {
  if (empty(name)) yield missing(name, 'name is required: the volume to mount');
  else if (!pod.volumes.has(text(name))) yield invalid(name, `no volume of the pod is called ${text(name)}`);
}

function* within(mount: Field, list: Field): Iterable<FieldViolation> {
  const path = at(mount, 'subPath');
  const expression = at(mount, 'subPathExpr');
  for (const field of [path, expression]) {
    if (!empty(field)) yield* textFaults(field, text(field), descending, at(list, String(field.key)));
  }
  if (!empty(path) && !empty(expression)) yield invalid(expression, 'a mount has subPath or subPathExpr, not both');
}

const propagation: Check = oneOf('None', 'HostToContainer', 'Bidirectional');

function* propagated(mount: Field, list: Field, container: Field): Iterable<FieldViolation> {
  const field = at(mount, 'mountPropagation');
  const called = at(list, 'mountPropagation');
  for (const fault of propagation(field)) yield { ...fault, called };
  if (text(field) === 'Bidirectional' && !holds(at(container, 'securityContext', 'privileged'))) {
    yield invalid(field, 'Bidirectional is for privileged containers', called);
  }
}

/** (same file: validateMountRecursiveReadOnly) */
function* recursive(mount: Field, list: Field): Iterable<FieldViolation> {
  const field = at(mount, 'recursiveReadOnly');
  const called = at(list, 'recursiveReadOnly');
  if (!given(field) || text(field) === 'Disabled') return;
  for (const fault of readOnly(field)) yield { ...fault, called };
  if (!holds(at(mount, 'readOnly'))) yield invalid(field, 'recursiveReadOnly needs readOnly: true', called);
  const shared = text(at(mount, 'mountPropagation'));
  if (shared !== '' && shared !== 'None') yield invalid(field, 'recursiveReadOnly needs mountPropagation None', called);
}

const readOnly = oneOf('Disabled', 'IfPossible', 'Enabled');

/** (same file: ValidateVolumeDevices) */
export function* devices(container: Field, pod: PodView): Iterable<FieldViolation> {
  const mounted = new Set(
    items(at(container, 'volumeMounts')).flatMap(mount => [text(at(mount, 'name')), text(at(mount, 'mountPath'))]),
  );
  const seen = new Set<string>();
  for (const device of items(at(container, 'volumeDevices'))) {
    const name = at(device, 'name');
    const path = at(device, 'devicePath');
    yield* named(name, pod);
    const volume = pod.volumes.get(text(name));
    if (volume && !given(at(volume, 'persistentVolumeClaim')) && !given(at(volume, 'ephemeral')))
      yield invalid(name, 'a device is a claim or an ephemeral volume');
    if (empty(path)) yield missing(path, 'devicePath is required');
    if (text(path).split('/').includes('..')) yield invalid(path, `${quoted(text(path))} has ".."`);
    for (const field of [name, path]) {
      if (empty(field)) continue;
      if (seen.has(text(field))) yield invalid(field, `${quoted(text(field))} is there twice`);
      if (mounted.has(text(field))) yield invalid(field, `${quoted(text(field))} is mounted too`);
      seen.add(text(field));
    }
  }
}
