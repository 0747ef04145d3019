import type { JsonObject } from '#model/json.js';
import type { Named } from '../named.js';
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

/** The volumes that one node or one pod alone can hold: no second pod can start beside the first elsewhere. */
export function heldByOne(volumes: readonly Mounted[]): readonly Mounted[] {
  return volumes.filter(({ volume: { claim } }) => claim !== undefined && mayShare(claim) === false);
}

/** The volumes by name of which nobody here knows whether many can mount them: that is for the claim's owner to know. */
export function perhapsHeld(volumes: readonly Mounted[]): readonly Mounted[] {
  return volumes.filter(({ volume: { claim } }) => claim !== undefined && mayShare(claim) === undefined);
}

/** Whether pods of several nodes can mount a claim, by its access modes. Undefined: they are not known. */
function mayShare(claim: Named | ClaimProps): boolean | undefined {
  if (isWritten(claim)) return isShared(claim.access ?? 'ReadWriteOnce');
  // cdk8s-plus tells them of a claim that it makes (cdk8s-plus-28 2.5.6, src/pvc.ts)
  const modes: unknown = typeof claim === 'object' && 'accessModes' in claim ? claim.accessModes : undefined;
  return Array.isArray(modes) && modes.length > 0 ? modes.some(isShared) : undefined;
}

function isShared(mode: unknown): boolean {
  return mode === 'ReadWriteMany' || mode === 'ReadOnlyMany';
}
