import { dnsLabel, dnsSubdomain } from '../../metadata/dns-name.js';
import type { Check } from '../language/check.js';
import { all, fields, follows, ifAny, ifGiven, oneOf, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted, warning } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given, text } from '../language/field.js';
import { accessModes } from './access-modes.js';
import { labelSelector } from './label-selector.js';
import { isWhole, quantityOf } from './quantity.js';
import { positiveQuantity } from './quantity-checks.js';

/** What a claim asks for, in a PersistentVolumeClaim, a StatefulSet or an ephemeral volume. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidatePersistentVolumeClaimSpec) */
export const claimSpec: Check = all(
  fields({ accessModes: all(required(undefined, 'at least one access mode'), accessModes), selector: labelSelector }),
  storage,
  fields({
    storageClassName: ifAny(follows(dnsSubdomain)),
    volumeMode: oneOf('Block', 'Filesystem'),
    dataSource: ifGiven(source),
    dataSourceRef: ifGiven(source),
    volumeAttributesClassName: ifAny(follows(dnsSubdomain)),
  }),
  sources,
);

/** The API server leaves `requests` out of the path. */
function* storage(spec: Field): Iterable<FieldViolation> {
  const field = at(spec, 'resources', 'requests', 'storage');
  const called = at(spec, 'resources', 'storage');
  if (!given(field))
    yield missing(field, 'resources.requests.storage is required: how much the claim asks for', called);
  for (const fault of positiveQuantity(field)) yield { ...fault, called };
  yield* wholeBytes(field);
  yield* wholeBytes(at(spec, 'resources', 'limits', 'storage'));
}

/** (pkg/api/persistentvolumeclaim/util.go: GetWarningsForPersistentVolumeClaimSpec) */
function* wholeBytes(field: Field): Iterable<FieldViolation> {
  const quantity = quantityOf(field.value);
  if (quantity !== undefined && !isWhole(quantity))
    yield warning(field, `${quoted(field.value)} is a fraction of a byte; m is a thousandth, Mi 1024 × 1024`);
}

/** (pkg/apis/core/validation/validation.go: validateDataSource, validateDataSourceRef) */
function* source(field: Field): Iterable<FieldViolation> {
  yield* reference(field);
  const group = text(at(field, 'apiGroup'));
  if (group === '' && text(at(field, 'kind')) !== 'PersistentVolumeClaim')
    yield invalid(field, 'of the core group only a PersistentVolumeClaim can be a source; others need apiGroup');
}

const reference = fields({
  name: required(),
  kind: required(),
  apiGroup: ifAny(follows(dnsSubdomain)),
  namespace: ifAny(follows(dnsLabel)),
});

function* sources(spec: Field): Iterable<FieldViolation> {
  const old = at(spec, 'dataSource');
  const now = at(spec, 'dataSourceRef');
  if (!given(old) || !given(now)) return;
  if (text(at(now, 'namespace')) !== '')
    yield invalid(old, 'dataSource has no place beside a dataSourceRef to another namespace', spec);
  else if (['apiGroup', 'kind', 'name'].some(key => text(at(old, key)) !== text(at(now, key)))) {
    yield invalid(old, 'dataSource and dataSourceRef have to name the same source; leave dataSource out', spec);
  }
}
