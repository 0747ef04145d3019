import type { JsonObject } from '#model/json.js';
import type { Mounted } from './mounts.js';
import type { ClaimProps } from './volume.js';
import { isWritten } from './volume.js';

/** A claim that is written here, and the name of its volume. */
export interface WrittenClaim {
  readonly volume: string;
  readonly claim: ClaimProps;
}

/** The claims that are written with an application. */
export function claimsIn(volumes: readonly Mounted[]): readonly WrittenClaim[] {
  return volumes.flatMap(({ name, volume: { claim } }) =>
    claim !== undefined && isWritten(claim) ? [{ volume: name, claim }] : [],
  );
}

/** The claim of a volume that one pod after the other mounts. */
export function claimOf(metadata: JsonObject, claim: ClaimProps): JsonObject {
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: claimSpecOf(claim) };
}

/** The template by which a StatefulSet makes a claim for each of its pods. */
export function claimTemplateOf({ volume, claim }: WrittenClaim, labels: Readonly<Record<string, string>>): JsonObject {
  return claimOf({ name: volume, labels }, claim);
}

/**
 * What a claim asks for. A volume by name is bound only where the claim names its class, or none by an empty text.
 * (kubernetes v1.36, pkg/controller/volume/persistentvolume/pv_controller.go: checkVolumeSatisfyClaim)
 */
export function claimSpecOf({ size, storageClass, access = 'ReadWriteOnce', volume }: ClaimProps): JsonObject {
  return {
    accessModes: [access],
    storageClassName: storageClass ?? (volume === undefined ? undefined : ''),
    volumeName: volume,
    resources: { requests: { storage: size } },
  };
}

/** The volumes that one node or one pod alone can hold: no second pod can start beside the first. A claim by name may be one. */
export function heldByOne(volumes: readonly Mounted[]): readonly Mounted[] {
  return volumes.filter(({ volume: { claim } }) => {
    if (claim === undefined) return false;
    return !isWritten(claim) || claim.access === undefined || claim.access.startsWith('ReadWriteOnce');
  });
}
