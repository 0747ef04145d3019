import type { JsonObject } from '#model/json.js';
import { textOf } from '#model/json.js';
import { claimSpec } from './claim.js';
import type { FillObject } from './fill.js';
import { always, everyItem, filled, inside, orElse, orText, stands } from './fill.js';
import { pullPolicyOf } from './image-tag.js';

/** A volume without a source is an empty directory. (kubernetes v1.36.0, pkg/apis/core/v1/defaults.go: SetDefaults_Volume and its neighbours) */
export function volume(given: JsonObject): JsonObject {
  const sourceless = !Object.keys(given).some(key => key !== 'name' && stands(given[key]));
  return filled(sourceless ? { ...given, emptyDir: {} } : given, {
    configMap: inside(withMode),
    secret: inside(withMode),
    downwardAPI: inside(downward),
    projected: inside(projected),
    hostPath: inside(hostPath),
    image: inside(image => filled(image, { pullPolicy: orText(pullPolicyOf(textOf(image['reference']) ?? '')) })),
    ephemeral: inside(one =>
      filled(one, { volumeClaimTemplate: inside(template => filled(template, { spec: always(claimSpec) })) }),
    ),
    iscsi: inside(one => filled(one, { iscsiInterface: orText('default') })),
    rbd: inside(one =>
      filled(one, { pool: orText('rbd'), user: orText('admin'), keyring: orText('/etc/ceph/keyring') }),
    ),
  });
}

/** The type of a path on the node. (same file: SetDefaults_HostPathVolumeSource) */
export const hostPath: FillObject = source => filled(source, { type: orElse('') });

/** 0644 */
const withMode: FillObject = source => filled(source, { defaultMode: orElse(420) });

const downward: FillObject = source => filled(withMode(source), { items: fieldRefs });

const fieldRefs = everyItem(file =>
  filled(file, { fieldRef: inside(reference => filled(reference, { apiVersion: orText('v1') })) }),
);

const projected: FillObject = source =>
  filled(withMode(source), {
    sources: everyItem(one =>
      filled(one, {
        downwardAPI: inside(api => filled(api, { items: fieldRefs })),
        serviceAccountToken: inside(token => filled(token, { expirationSeconds: orElse(3600) })),
      }),
    ),
  });
