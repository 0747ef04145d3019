import type { Check } from '../language/check.js';
import { all, between, fields, oneOf, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, entries, given, holds, text } from '../language/field.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateISCSIVolumeSource) */
export const iscsiVolume: Check = all(
  fields({
    targetPortal: required(),
    iqn: required(qualifiedName),
    lun: between(0, 255),
    initiatorName: field => (given(field) ? qualifiedName(field) : []),
  }),
  chapSecret,
);

/** (same file: validateFCVolumeSource) */
export function* fibreChannelVolume(source: Field): Iterable<FieldViolation> {
  const targets = at(source, 'targetWWNs');
  const lun = at(source, 'lun');
  if (empty(targets) === empty(at(source, 'wwids')))
    yield invalid(targets, 'a volume by fibre channel has targetWWNs or wwids, and not both');
  if (empty(targets)) return;
  if (!given(lun)) yield missing(lun, 'lun is required beside targetWWNs');
  else yield* unit(lun);
}

/** (same file: validateAzureDisk) */
export const azureDiskVolume: Check = all(
  fields({
    diskName: required(),
    diskURI: required(),
    cachingMode: oneOf('None', 'ReadOnly', 'ReadWrite'),
    kind: oneOf('Shared', 'Dedicated', 'Managed'),
  }),
  diskUri,
);

/** (same file: validateFlexVolumeSource) */
export const flexVolume: Check = all(fields({ driver: required() }), reservedOptions);

/** (same file: validateQuobyteVolumeSource) */
export const quobyteVolume: Check = all(fields({ registry: required(hostsWithPorts), volume: required() }), tenant);

/** (same file: validateFlockerVolumeSource) */
export function* flockerVolume(source: Field): Iterable<FieldViolation> {
  const name = at(source, 'datasetName');
  const both = !empty(name) && !empty(at(source, 'datasetUUID'));
  if (empty(name) && empty(at(source, 'datasetUUID')))
    yield missing(source, 'a volume by Flocker needs datasetName or datasetUUID');
  if (both) yield invalid(source, 'a volume by Flocker has datasetName or datasetUUID, not both');
  if (text(name).includes('/')) yield invalid(name, 'datasetName has a "/"');
}

const unit = between(0, 255);

const forms = [/^iqn\.\d{4}-\d{2}\.[A-Za-z0-9.-]+:[^,;*&$|\s]+$/, /^eui.[A-Za-z0-9]{16}$/, /^naa.[A-Za-z0-9]{32}$/];

function* qualifiedName(field: Field): Iterable<FieldViolation> {
  if (!forms.some(form => form.test(text(field))))
    yield invalid(field, `${quoted(text(field))} is not a qualified name such as iqn.2001-04.com.example:storage`);
}

function* chapSecret(source: Field): Iterable<FieldViolation> {
  const needed = holds(at(source, 'chapAuthDiscovery')) || holds(at(source, 'chapAuthSession'));
  if (needed && !given(at(source, 'secretRef')))
    yield missing(at(source, 'secretRef'), 'secretRef is required where CHAP is asked for');
}

function* diskUri(source: Field): Iterable<FieldViolation> {
  const field = at(source, 'diskURI');
  const kind = at(source, 'kind');
  const wanted = text(kind) === 'Managed' ? '/subscriptions/' : 'https://';
  if (given(kind) && !text(field).startsWith(wanted))
    yield invalid(field, `diskURI of a disk of kind ${text(kind)} begins with ${wanted}`);
}

function* reservedOptions(source: Field): Iterable<FieldViolation> {
  for (const option of entries(at(source, 'options'))) {
    const domain = `.${String(option.key).split('/', 1)[0]?.toLowerCase() ?? ''}`;
    if (domain.endsWith('.kubernetes.io') || domain.endsWith('.k8s.io'))
      yield invalid(option, `${option.key} is in a domain that Kubernetes keeps for itself`);
  }
}

function* hostsWithPorts(field: Field): Iterable<FieldViolation> {
  if (
    !text(field)
      .split(',')
      .every(pair => /^(?:[^:[\]]*|\[[^[\]]*\]):[^:]*$/.test(pair))
  )
    yield invalid(field, `${quoted(text(field))} is not a list of hosts with ports`);
}

function* tenant(source: Field): Iterable<FieldViolation> {
  const field = at(source, 'tenant');
  if (text(field).length > 64) yield invalid(field, `tenant is ${text(field).length} characters long; 64 are allowed`);
}
