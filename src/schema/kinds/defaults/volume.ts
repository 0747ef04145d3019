import type { JsonObject } from '#model/json.js';
import { textOf } from '#model/json.js';
import { claimSpec } from './claim.js';
import { always, everyItem, filling, inside, orElse, orText, stands } from './fill.js';
import { pullPolicyOf } from './image-tag.js';

/** The type of a path on the node. (kubernetes v1.36.0, pkg/apis/core/v1/defaults.go: SetDefaults_HostPathVolumeSource) */
export const hostPath = filling({ type: orElse('') });

/** 0644 */
const withMode = filling({ defaultMode: orElse(420) });
const fieldRefs = everyItem(filling({ fieldRef: inside(filling({ apiVersion: orText('v1') })) }));
const files = filling({ items: fieldRefs });

const sources = filling({
  sources: everyItem(
    filling({ downwardAPI: inside(files), serviceAccountToken: inside(filling({ expirationSeconds: orElse(3600) })) }),
  ),
});

const filledVolume = filling({
  configMap: inside(withMode),
  secret: inside(withMode),
  downwardAPI: inside(source => files(withMode(source))),
  projected: inside(source => sources(withMode(source))),
  hostPath: inside(hostPath),
  image: inside(
    filling({
      pullPolicy: (policy, { reference }) =>
        stands(policy) && policy !== '' ? policy : pullPolicyOf(textOf(reference) ?? ''),
    }),
  ),
  ephemeral: inside(filling({ volumeClaimTemplate: inside(filling({ spec: always(claimSpec) })) })),
  iscsi: inside(filling({ iscsiInterface: orText('default') })),
  rbd: inside(filling({ pool: orText('rbd'), user: orText('admin'), keyring: orText('/etc/ceph/keyring') })),
});

/** A volume without a source is an empty directory. (same file: SetDefaults_Volume and its neighbours) */
export function volume(given: JsonObject): JsonObject {
  const sourceless = !Object.keys(given).some(key => key !== 'name' && stands(given[key]));
  return filledVolume(sourceless ? { ...given, emptyDir: {} } : given);
}
