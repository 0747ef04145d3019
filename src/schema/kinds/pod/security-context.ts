import { dnsSubdomain } from '../../metadata/dns-name.js';
import type { Check } from '../language/check.js';
import { all, between, each, fields, follows, ifGiven, oneOf, required, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, holds, items, text, texts } from '../language/field.js';
import { descending } from '../volume/file-path.js';
import type { PodView } from './pod-view.js';
import { windowsUser } from './windows-user.js';

const id = between(0, 2 ** 31 - 1);

const shared = fields({
  runAsUser: id,
  runAsGroup: id,
  seccompProfile: ifGiven(
    all(fields({ type: required(oneOf('Localhost', 'RuntimeDefault', 'Unconfined')) }), seccompFile),
  ),
  windowsOptions: ifGiven(
    fields({
      gmsaCredentialSpecName: ifGiven(follows(dnsSubdomain)),
      gmsaCredentialSpec: ifGiven(required(shortEnough)),
      runAsUserName: ifGiven(required(follows(windowsUser))),
    }),
  ),
  appArmorProfile: ifGiven(
    all(fields({ type: required(oneOf('Localhost', 'RuntimeDefault', 'Unconfined')) }), appArmorFile),
  ),
});

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateSecurityContext) */
export function* containerSecurity(context: Field, pod: PodView): Iterable<FieldViolation> {
  yield* shared(context);
  const mount = at(context, 'procMount');
  yield* procMount(mount);
  if (pod.hostUsers && text(mount) === 'Unmasked') yield invalid(mount, 'procMount Unmasked needs hostUsers: false');
  if (at(context, 'allowPrivilegeEscalation').value !== false) return;
  if (holds(at(context, 'privileged')))
    yield invalid(
      context,
      'a privileged container cannot be kept from escalating; drop allowPrivilegeEscalation: false',
    );
  if (texts(at(context, 'capabilities', 'add')).includes('CAP_SYS_ADMIN'))
    yield invalid(context, 'with CAP_SYS_ADMIN a container cannot be kept from escalating');
}

const procMount = oneOf('Default', 'Unmasked');

/** (same file: validatePodSpecSecurityContext) */
export function* podSecurity(spec: Field): Iterable<FieldViolation> {
  const context = at(spec, 'securityContext');
  yield* ofPod(context);
  const processes = at(spec, 'shareProcessNamespace');
  if (holds(processes) && holds(at(spec, 'hostPID'))) {
    yield invalid(
      processes,
      'processes are shared in the pod or with the node (hostPID), not both',
      at(context, 'shareProcessNamespace'),
    );
  }
  yield* sysctls(spec, at(context, 'sysctls'));
}

const ofPod: Check = all(
  fields({
    fsGroup: id,
    supplementalGroups: each(id),
    fsGroupChangePolicy: oneOf('OnRootMismatch', 'Always'),
    supplementalGroupsPolicy: oneOf('Merge', 'Strict'),
    seLinuxChangePolicy: oneOf('Recursive', 'MountOption'),
  }),
  shared,
);

/** (same file: validateSysctls) */
function* sysctls(spec: Field, list: Field): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const item of items(list)) {
    const field = at(item, 'name');
    const name = text(field);
    if (name === '') yield missing(field, 'a sysctl needs its name');
    else if (
      name.length > 253 ||
      !/^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:[./][a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/.test(name)
    ) {
      yield invalid(field, `${quoted(name)} is not the name of a sysctl, such as net.core.somaxconn`);
    } else if (seen.has(name)) yield invalid(field, `sysctl ${name} is there twice`);
    seen.add(name);
    if (holds(at(spec, 'hostNetwork')) && /^net[./]/.test(name))
      yield invalid(field, `sysctl ${name} is the node's where hostNetwork is true`);
    if (holds(at(spec, 'hostIPC')) && /^(?:kernel[./](?:shm|msg|sem)|fs[./]mqueue[./])/.test(name))
      yield invalid(field, `sysctl ${name} is the node's where hostIPC is true`);
  }
}

/** (same file: validateSeccompProfileField) */
function* seccompFile(profile: Field): Iterable<FieldViolation> {
  const file = at(profile, 'localhostProfile');
  const local = text(at(profile, 'type')) === 'Localhost';
  if (local && !given(file)) yield missing(file, 'localhostProfile is required for type Localhost');
  else if (local) yield* textFaults(file, text(file), descending);
  else if (given(file)) yield invalid(file, 'localhostProfile is for type Localhost');
}

/** (same file: ValidateAppArmorProfileField) */
function* appArmorFile(profile: Field): Iterable<FieldViolation> {
  const file = at(profile, 'localhostProfile');
  const type = text(at(profile, 'type'));
  if (type === 'Localhost') {
    if (empty(file) || text(file).trim() === '') yield missing(file, 'localhostProfile is required for type Localhost');
    else if (text(file).trim() !== text(file)) yield invalid(file, 'localhostProfile has blanks around it');
    if (text(file).length > 4095) yield invalid(file, 'localhostProfile is longer than 4095 characters');
  } else if (given(file) && type !== '') yield invalid(file, 'localhostProfile is for type Localhost');
}

function* shortEnough(field: Field): Iterable<FieldViolation> {
  if (text(field).length > 64 * 1024) yield invalid(field, 'gmsaCredentialSpec is longer than 64 KiB');
}
