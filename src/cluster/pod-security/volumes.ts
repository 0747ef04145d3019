import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { PodCheck } from './pod-check.js';

/** (policy/check_restrictedVolumes.go) */
const allowed = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** A volume without a source is an emptyDir before admission sees it. (kubernetes v1.37, pkg/apis/core/v1/defaults.go, SetDefaults_Volume) */
export const restrictedVolumes: PodCheck = {
  id: 'restrictedVolumes',
  level: 'restricted',
  versions: [
    {
      since: 0,
      overrides: 'hostPathVolumes',
      refusals: ({ spec }) =>
        itemsOf(spec['volumes']).flatMap((json, at) => {
          const volume = objectOf(json);
          const sources = Object.keys(volume).filter(field => isObject(volume[field]));
          const [source] = sources;
          return source === undefined || sources.some(one => allowed.includes(one))
            ? []
            : [
                {
                  path: ['spec', 'volumes', at, source],
                  says: `volume ${textOf(volume['name']) ?? ''} must not be of type ${source}`,
                },
              ];
        }),
    },
  ],
};
