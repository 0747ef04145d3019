import type { PodContainer } from '../containers/containers.js';
import type { PodProps } from '../pods/pod-props.js';
import type { Mounted } from './mounts.js';
import { mountedBy, volumesIn } from './mounts.js';
import type { Volume } from './volume.js';
import { isWritten } from './volume.js';

/**
 * The volumes of a pod that belong to root until kubelet gives them to a group: a disk that was just made, files of a Secret that
 * has a mode of its own. Scratch space is everybody's. (kubernetes v1.36, staging/src/k8s.io/api/core/v1/types.go:
 * PodSecurityContext.FSGroup; pkg/volume/emptydir/empty_dir.go: perm)
 */
export function ownedVolumes(containers: readonly PodContainer[]): readonly Mounted[] {
  return volumesIn(containers).filter(({ volume }) => isOwned(volume));
}

function isOwned({ claim, ephemeral, volume, secret, configMap }: Volume): boolean {
  if (claim !== undefined || ephemeral !== undefined || typeof volume === 'object') return true;
  return [secret, configMap].some(one => typeof one === 'object' && 'mode' in one && one.mode !== undefined);
}

/** What is worth knowing of new disks for a user that only the image knows: they belong to root, and it may not write to them. */
export function ownerWarnings({ user, group }: PodProps, containers: readonly PodContainer[]): readonly string[] {
  if (user !== undefined || group !== undefined) return [];
  return containers
    .filter(one => one.props.root !== true && one.user === undefined)
    .flatMap(mountedBy)
    .filter(({ volume }) => isNew(volume) && volume.readOnly !== true)
    .map(
      ({ prop }) =>
        `${prop}: a new volume belongs to root on most clusters, and the image's user is not root; give user, or group, to which it is given then`,
    );
}

/** Made with the application: of one by name its owner knows whose it is. */
function isNew({ claim, ephemeral }: Volume): boolean {
  return ephemeral !== undefined || (claim !== undefined && isWritten(claim));
}
