import type { JsonObject } from '#model/json.js';
import type { PodContainer } from '../containers/containers.js';
import type { Volume } from './volume.js';

/** A volume where a container mounts it. */
export interface Mounted {
  readonly container: PodContainer;
  readonly volume: Volume;
  /** The volume's name in the pod. */
  readonly name: string;
  /** The prop that asked for it. */
  readonly prop: string;
}

/** What a container mounts: its volumes, and scratch space for the paths that can be written to. */
export function mountedBy(container: PodContainer): readonly Mounted[] {
  const { volumes = [], writable = ['/tmp'] } = container.props;
  const given = new Set(volumes.map(({ path }) => mountPoint(path)));
  // A volume that was given for a path takes the place of the scratch space there.
  const scratch = (writable === true ? [] : writable).flatMap((path, at) =>
    given.has(mountPoint(path)) ? [] : [{ path, at }],
  );
  return [
    ...volumes.map((volume, at) => mounted(container, volume, `volumes.${at}`)),
    ...scratch.map(({ path, at }) => mounted(container, { path, emptyDir: {} }, `writable.${at}`)),
  ];
}

/** The place that a path means: a slash at its end says nothing. */
export function mountPoint(path: string): string {
  return path.replace(/(?<=.)\/+$/, '');
}

/** The mounts of a container as they stand in a manifest. */
export function mountsOf(container: PodContainer): readonly JsonObject[] {
  return mountedBy(container).map(({ volume, name }) => ({
    name,
    mountPath: volume.path,
    subPath: volume.subPath,
    readOnly: isReadOnly(volume) ? true : undefined,
  }));
}

/** The volumes of a pod, each once: those that other containers mount too stand where they were given first. */
export function volumesIn(containers: readonly PodContainer[]): readonly Mounted[] {
  const all = containers.flatMap(mountedBy).filter(({ volume }) => typeof volume.volume !== 'string');
  const made = all.map(({ volume }) => volume.volume);
  return all.filter(({ volume: { volume } }, at) => volume === undefined || made.indexOf(volume) === at);
}

function mounted(container: PodContainer, volume: Volume, prop: string): Mounted {
  return { container, volume, name: volumeName(container, volume), prop: `${container.prop}${prop}` };
}

/** `var-cache`; of a container beside, `proxy-var-cache`: each has a scratch space of its own. */
function volumeName({ role, name: container }: PodContainer, { volume, name, path }: Volume): string {
  if (typeof volume === 'string') return volume;
  if (volume !== undefined) return volume.name;
  if (name !== undefined) return name;
  const words = (role === 'own' ? path : `${container}/${path}`).toLowerCase().split(/[^a-z0-9]+/);
  return words.filter(word => word !== '').join('-');
}

/**
 * Drivers that need no claim bring secrets, certificates and sockets, and mount them to be read alone. (secrets-store-csi-driver,
 * pkg/secrets-store/nodeserver.go: NodePublishVolume; spiffe-csi, pkg/driver/driver.go: NodePublishVolume)
 */
function isReadOnly({ readOnly, configMap, secret, projected, files, csi }: Volume): boolean {
  return readOnly ?? (configMap ?? secret ?? projected ?? files ?? csi) !== undefined;
}
