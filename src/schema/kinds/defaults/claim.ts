import type { JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import { always, filled, orElse, orText } from './fill.js';

/** What a claim asks for. (kubernetes v1.36.0, pkg/apis/core/v1/defaults.go: SetDefaults_PersistentVolumeClaimSpec; pkg/api/persistentvolumeclaim/util.go: NormalizeDataSources) */
export function claimSpec(spec: JsonObject): JsonObject {
  return filled(withBothSources(spec), { volumeMode: orElse('Filesystem') });
}

/** A claim. (pkg/apis/core/v1/defaults.go: SetDefaults_PersistentVolumeClaim; plugin/pkg/admission/storage/storageobjectinuseprotection) */
export function claimDefaults(claim: JsonObject): JsonObject {
  return filled(claim, {
    metadata: always(protectedBy('kubernetes.io/pvc-protection')),
    spec: always(claimSpec),
    status: always(pending),
  });
}

/** A claim among the templates of a StatefulSet. */
export function claimTemplate(claim: JsonObject): JsonObject {
  return filled(claim, {
    apiVersion: orText('v1'),
    kind: orText('PersistentVolumeClaim'),
    spec: always(claimSpec),
    status: always(pending),
  });
}

/** Storage that is in use is not deleted. */
export function protectedBy(finalizer: string): (metadata: JsonObject) => JsonObject {
  return metadata => filled(metadata, { finalizers: orElse([finalizer]) });
}

const pending = (status: JsonObject): JsonObject => filled(status, { phase: orText('Pending') });

/** The two fields for the source say the same unless the source is in another namespace. */
function withBothSources(spec: JsonObject): JsonObject {
  const { dataSource, dataSourceRef } = spec;
  if (isObject(dataSource) && !isObject(dataSourceRef)) return { ...spec, dataSourceRef: dataSource };
  if (!isObject(dataSourceRef) || isObject(dataSource) || dataSourceRef['namespace']) return spec;
  return { ...spec, dataSource: dataSourceRef };
}
