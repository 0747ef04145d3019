import type { JsonObject } from '#model/json.js';
import type { Named } from '../named.js';
import { nameOfNamed } from '../named.js';
import { claimSpecOf } from './claims.js';
import { foreignSourceOf } from './foreign-volume.js';
import type { Mounted } from './mounts.js';
import type { CsiSource, KeyedSource, ProjectedSource, Volume } from './volume.js';
import { isWritten } from './volume.js';

/** The volumes of a pod as they stand in its manifest. `own`: the name that what is written here begins with. */
export function podVolumesOf(volumes: readonly Mounted[], own: string): readonly JsonObject[] {
  return volumes.map(({ name, volume }) => ({ name, ...sourceOf(volume, `${own}-${name}`) }));
}

function sourceOf(volume: Volume, written: string): JsonObject {
  if (volume.configMap !== undefined) return { configMap: keyedOf(volume.configMap, 'name') };
  if (volume.secret !== undefined) return { secret: keyedOf(volume.secret, 'secretName') };
  if (volume.files !== undefined) return { configMap: { name: written } };
  if (volume.claim !== undefined) {
    const { claim, readOnly } = volume;
    return { persistentVolumeClaim: { claimName: isWritten(claim) ? written : nameOfNamed(claim), readOnly } };
  }
  if (volume.emptyDir !== undefined) return { emptyDir: { ...volume.emptyDir } };
  if (volume.ephemeral !== undefined)
    return { ephemeral: { volumeClaimTemplate: { spec: claimSpecOf(volume.ephemeral) } } };
  if (volume.projected !== undefined) return { projected: { sources: volume.projected.map(projectedOf) } };
  return outsideSourceOf(volume);
}

/** What lies outside the cluster's own storage, or was made by another library. */
function outsideSourceOf({ csi, nfs, hostPath, volume, readOnly }: Volume): JsonObject {
  if (typeof volume === 'object') return foreignSourceOf(volume);
  if (csi !== undefined) return { csi: csiOf(csi, readOnly ?? true) };
  if (nfs !== undefined) return { nfs: { ...nfs, readOnly } };
  return { hostPath: typeof hostPath === 'string' ? { path: hostPath } : { ...hostPath } };
}

function keyedOf(source: Named | KeyedSource, nameKey: string): JsonObject {
  if (typeof source === 'string' || 'node' in source) return { [nameKey]: nameOfNamed(source) };
  const { name, items, mode, optional }: KeyedSource = source;
  return { [nameKey]: name, items: itemsOf(items), defaultMode: mode, optional };
}

function itemsOf(items: Readonly<Record<string, string>> | undefined): readonly JsonObject[] | undefined {
  return items && Object.entries(items).map(([key, path]) => ({ key, path }));
}

function projectedOf(source: ProjectedSource): JsonObject {
  if ('token' in source) {
    const { file: path, audience, seconds: expirationSeconds } = source.token;
    return { serviceAccountToken: { path, audience, expirationSeconds } };
  }
  if ('field' in source)
    return { downwardAPI: { items: [{ path: source.file, fieldRef: { fieldPath: source.field } }] } };
  const { items, optional } = source;
  if ('secret' in source) return { secret: { name: nameOfNamed(source.secret), items: itemsOf(items), optional } };
  return { configMap: { name: nameOfNamed(source.configMap), items: itemsOf(items), optional } };
}

function csiOf({ driver, attributes, fsType, secret }: CsiSource, readOnly: boolean): JsonObject {
  return {
    driver,
    readOnly,
    fsType,
    volumeAttributes: attributes,
    nodePublishSecretRef: secret === undefined ? undefined : { name: nameOfNamed(secret) },
  };
}
