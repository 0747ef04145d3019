import { dnsLabel, dnsSubdomain } from '../../metadata/dns-name.js';
import { labels } from '../../metadata/label.js';
import { annotations } from '../../metadata/object-meta.js';
import type { Check } from '../language/check.js';
import { all, between, fields, follows, ifAny, ifGiven, oneOf, required, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given, text } from '../language/field.js';
import { claimSpec } from '../values/claim-spec.js';
import { notNegativeQuantity } from '../values/quantity-checks.js';
import {
  azureDiskVolume,
  fibreChannelVolume,
  flexVolume,
  flockerVolume,
  iscsiVolume,
  quobyteVolume,
} from './devices.js';
import { noBacksteps } from './file-path.js';
import { configMapVolume, downwardVolume, secretVolume } from './files.js';
import { projectedVolume } from './projected.js';

const wants = (...keys: readonly string[]): Check => fields(Object.fromEntries(keys.map(key => [key, required()])));
const namedSecret = ifGiven(wants('name'));
const partition = between(0, 255);

/** A path on the node. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateHostPathVolumeSource) */
const hostPath = fields({
  path: required(follows(noBacksteps)),
  type: oneOf('', 'DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'),
});

/** (same file: ValidateCSIDriverName) */
export const csiDriver: Check = field => {
  const name = text(field);
  const long = name.length > 63 ? [invalid(field, `driver is ${name.length} characters long; 63 are allowed`)] : [];
  return [...long, ...textFaults(field, name.toLowerCase(), dnsSubdomain)];
};

/** Sources that pods and PersistentVolumes share, in the order in which the API server looks for them. (same file: validateVolumeSource) */
export const sharedSources: ReadonlyMap<string, Check> = new Map(
  Object.entries<Check>({
    hostPath,
    gcePersistentDisk: fields({ pdName: required(), partition }),
    awsElasticBlockStore: fields({ volumeID: required(), partition }),
    nfs: fields({ server: required(), path: absolute }),
    iscsi: iscsiVolume,
    glusterfs: wants('endpoints', 'path'),
    flocker: flockerVolume,
    rbd: wants('monitors', 'image'),
    cinder: fields({ volumeID: required(), secretRef: namedSecret }),
    cephfs: wants('monitors'),
    quobyte: quobyteVolume,
    fc: fibreChannelVolume,
    flexVolume,
    azureFile: wants('secretName', 'shareName'),
    vsphereVolume: wants('volumePath'),
    photonPersistentDisk: wants('pdID'),
    portworxVolume: wants('volumeID'),
    azureDisk: azureDiskVolume,
    storageos: fields({
      volumeName: required(follows(dnsLabel)),
      volumeNamespace: ifAny(follows(dnsLabel)),
      secretRef: namedSecret,
    }),
    scaleIO: wants('gateway', 'system', 'volumeName'),
  }),
);

/** The sources of a pod's volumes. */
export const podSources: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['emptyDir', fields({ sizeLimit: notNegativeQuantity })],
  ['gitRepo', fields({ repository: required(), directory: follows(noBacksteps) })],
  ['secret', secretVolume],
  ['persistentVolumeClaim', wants('claimName')],
  ['downwardAPI', downwardVolume],
  ['configMap', configMapVolume],
  ['projected', projectedVolume],
  [
    'csi',
    fields({
      driver: required(csiDriver),
      nodePublishSecretRef: ifGiven(fields({ name: required(follows(dnsSubdomain)) })),
    }),
  ],
  [
    'ephemeral',
    fields({
      volumeClaimTemplate: all(
        required(),
        fields({ metadata: fields({ annotations, labels }), spec: ifTemplate(claimSpec) }),
      ),
    }),
  ],
  ['image', fields({ pullPolicy: oneOf('Always', 'IfNotPresent', 'Never') })],
  ...sharedSources,
]);

/** Which sources a volume has; more than one is a fault. */
export function* oneSource(volume: Field, sources: ReadonlyMap<string, Check>): Iterable<FieldViolation> {
  let first: string | undefined;
  for (const [key, check] of sources) {
    const source = at(volume, key);
    if (!given(source)) continue;
    if (first === undefined) yield* check(source);
    else yield invalid(source, `a volume has one source; ${first} stands there already`);
    first ??= key;
  }
}

function* absolute(field: Field): Iterable<FieldViolation> {
  yield* needed(field);
  if (!text(field).startsWith('/')) yield invalid(field, `${quoted(text(field))} is not an absolute path`);
}

const needed = required();

/** Without a template there is nothing to look into. */
function ifTemplate(check: Check): Check {
  return field => (field.parent && given(field.parent) ? check(field) : []);
}
