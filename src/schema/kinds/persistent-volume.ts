import { dnsLabel, dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, eachEntry, fields, follows, ifAny, ifGiven, oneOf, required } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing, warning } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, entries, given, items, text } from './language/field.js';
import { termWarnings } from './pod/node-label-warnings.js';
import { nodeSelector } from './pod/node-selector.js';
import { accessModes } from './values/access-modes.js';
import { positiveQuantity } from './values/quantity-checks.js';
import { noBacksteps } from './volume/file-path.js';
import { csiDriver, oneSource, sharedSources } from './volume/sources.js';

const secretElsewhere = ifGiven(
  fields({ name: required(follows(dnsSubdomain)), namespace: required(follows(dnsLabel)) }),
);

/** Volumes of a cluster have sources that pods have not, and Secrets in other namespaces. */
const sources: ReadonlyMap<string, Check> = new Map<string, Check>([
  ...sharedSources,
  ['local', fields({ path: required(follows(noBacksteps)) })],
  [
    'csi',
    fields({
      driver: required(csiDriver),
      volumeHandle: required(),
      controllerPublishSecretRef: secretElsewhere,
      controllerExpandSecretRef: secretElsewhere,
      nodePublishSecretRef: secretElsewhere,
      nodeExpandSecretRef: secretElsewhere,
    }),
  ],
]);

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidatePersistentVolume; pkg/api/persistentvolume/util.go: GetWarningsForPersistentVolume) */
export const persistentVolume: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    spec: all(
      fields({
        accessModes: all(required(), accessModes),
        capacity: all(required(undefined, 'how much storage the volume has'), onlyStorage, eachEntry(positiveQuantity)),
        persistentVolumeReclaimPolicy: ifAny(oneOf('Delete', 'Recycle', 'Retain')),
        nodeAffinity: ifGiven(fields({ required: all(required(), nodeSelector) })),
      }),
      source,
      fields({
        storageClassName: ifAny(follows(dnsSubdomain)),
        volumeMode: oneOf('Block', 'Filesystem'),
        volumeAttributesClassName: ifGiven(required(follows(dnsSubdomain))),
      }),
      warnings,
    ),
  }),
);

function* onlyStorage(field: Field): Iterable<FieldViolation> {
  const names = entries(field).map(entry => entry.key);
  if (names.length > 0 && (names.length > 1 || names[0] !== 'storage'))
    yield invalid(field, 'capacity has storage and nothing else');
}

function* source(spec: Field): Iterable<FieldViolation> {
  yield* oneSource(spec, sources);
  if (![...sources.keys()].some(key => given(at(spec, key))))
    yield missing(spec, 'a volume needs a source, such as csi or nfs');
  if (given(at(spec, 'local')) && !given(at(spec, 'nodeAffinity')))
    yield missing(at(spec, 'nodeAffinity'), 'a local volume needs nodeAffinity: the node that it is on');
  const policy = at(spec, 'persistentVolumeReclaimPolicy');
  const root = /^\/+(?:\.?\/+)*\.?$/.test(text(at(spec, 'hostPath', 'path')).slice(0, 100));
  if (root && text(policy) === 'Recycle') yield invalid(policy, 'the root of a node is not to be recycled');
  if (!empty(at(spec, 'volumeAttributesClassName')) && !given(at(spec, 'csi')))
    yield missing(at(spec, 'csi'), 'volumeAttributesClassName needs a csi source');
}

const dead: ReadonlyMap<string, string> = new Map([
  ['cephfs', '1.31'],
  ['photonPersistentDisk', '1.16'],
  ['scaleIO', '1.22'],
  ['storageos', '1.25'],
  ['glusterfs', '1.26'],
  ['rbd', '1.31'],
]);

function* warnings(spec: Field): Iterable<FieldViolation> {
  const policy = at(spec, 'persistentVolumeReclaimPolicy');
  if (text(policy) === 'Recycle') yield warning(policy, 'Recycle is deprecated; let a StorageClass make volumes');
  for (const term of items(at(spec, 'nodeAffinity', 'required', 'nodeSelectorTerms'))) yield* termWarnings(term, false);
  for (const [key, since] of dead) {
    if (given(at(spec, key)))
      yield warning(
        at(spec, key),
        `volumes of the source ${key} are deprecated and do not work from Kubernetes ${since} on`,
      );
  }
}
