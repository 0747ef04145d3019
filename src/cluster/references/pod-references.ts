import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { placedContainers } from '../containers.js';
import type { Workload } from '../workloads.js';

/** A resource that pods name, and what happens to them without it. */
export interface PodReference {
  readonly group: string;
  readonly kind: 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim' | 'ServiceAccount' | 'PriorityClass' | 'RuntimeClass';
  readonly name: string;
  /** The key of it that is wanted. */
  readonly key?: string;
  /** The field that names it, from the root of the resource. */
  readonly path: Path;
  /** `stuck`: the pods are made and do not start; `refused`: they are not made; `unauthorised`: images are pulled without it. */
  readonly without: 'stuck' | 'refused' | 'unauthorised';
}

/**
 * All that the pods of a workload name and do not call optional. A claim that a StatefulSet makes for each of its pods is none.
 * (kubernetes v1.36, pkg/api/v1/pod/util.go, VisitPodSecretNames and VisitPodConfigmapNames)
 */
export function podReferences({
  spec,
  path,
  resource,
}: Pick<Workload, 'spec' | 'path' | 'resource'>): readonly PodReference[] {
  const made = itemsOf(objectOf(resource.value['spec'])['volumeClaimTemplates']).map(one =>
    textOf(objectOf(objectOf(one)['metadata'])['name']),
  );
  return [...ofPod(spec), ...ofVolumes(spec).filter(one => !isMade(one, made)), ...ofContainers(spec)].map(one => ({
    ...one,
    path: [...path, ...one.path],
  }));
}

function isMade({ kind, volume }: OfVolume, made: readonly (string | undefined)[]): boolean {
  return kind === 'PersistentVolumeClaim' && made.includes(volume);
}

function ofPod(spec: JsonObject): readonly PodReference[] {
  const named = (
    field: string,
    kind: PodReference['kind'],
    group: string,
    without: PodReference['without'],
  ): readonly PodReference[] => {
    const name = textOf(spec[field]) ?? '';
    return name === '' ? [] : [{ group, kind, name, path: [field], without }];
  };
  return [
    ...named(
      textOf(spec['serviceAccountName']) === undefined ? 'serviceAccount' : 'serviceAccountName',
      'ServiceAccount',
      '',
      'refused',
    ),
    ...named('priorityClassName', 'PriorityClass', 'scheduling.k8s.io', 'refused'),
    ...named('runtimeClassName', 'RuntimeClass', 'node.k8s.io', 'refused'),
    ...itemsOf(spec['imagePullSecrets']).flatMap((one, at) =>
      wanted('Secret', one, ['imagePullSecrets', at, 'name'], 'unauthorised'),
    ),
  ];
}

type OfVolume = PodReference & { readonly volume: string | undefined };

function ofVolumes(spec: JsonObject): readonly OfVolume[] {
  return itemsOf(spec['volumes']).flatMap((json, at) => {
    const volume = objectOf(json);
    const path = ['volumes', at];
    const sources = itemsOf(objectOf(volume['projected'])['sources']);
    return [
      ...wanted('Secret', volume['secret'], [...path, 'secret', 'secretName']),
      ...wanted('ConfigMap', volume['configMap'], [...path, 'configMap', 'name']),
      ...wanted('PersistentVolumeClaim', volume['persistentVolumeClaim'], [
        ...path,
        'persistentVolumeClaim',
        'claimName',
      ]),
      ...wanted('Secret', objectOf(volume['csi'])['nodePublishSecretRef'], [
        ...path,
        'csi',
        'nodePublishSecretRef',
        'name',
      ]),
      ...sources.flatMap((one, index) => {
        const { secret, configMap } = objectOf(one);
        const place = [...path, 'projected', 'sources', index];
        return [
          ...wanted('Secret', secret, [...place, 'secret', 'name']),
          ...wanted('ConfigMap', configMap, [...place, 'configMap', 'name']),
        ];
      }),
    ].map(one => ({ ...one, volume: textOf(volume['name']) }));
  });
}

function ofContainers(spec: JsonObject): readonly PodReference[] {
  return placedContainers(spec, []).flatMap(({ container: { env, envFrom }, path }) => [
    ...itemsOf(env).flatMap((one, index) => ofVariable(objectOf(one), [...path, 'env', index, 'valueFrom'])),
    ...itemsOf(envFrom).flatMap((one, index) => {
      const { secretRef, configMapRef } = objectOf(one);
      const place = [...path, 'envFrom', index];
      return [
        ...wanted('Secret', secretRef, [...place, 'secretRef', 'name']),
        ...wanted('ConfigMap', configMapRef, [...place, 'configMapRef', 'name']),
      ];
    }),
  ]);
}

function ofVariable({ valueFrom }: JsonObject, path: Path): readonly PodReference[] {
  const { secretKeyRef, configMapKeyRef } = objectOf(valueFrom);
  return [
    ...wanted('Secret', secretKeyRef, [...path, 'secretKeyRef', 'name']),
    ...wanted('ConfigMap', configMapKeyRef, [...path, 'configMapKeyRef', 'name']),
  ];
}

/** What a reference wants, unless it is optional or names nothing; its name stands at the end of the path. */
function wanted(
  kind: 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim',
  reference: Json | undefined,
  path: Path,
  without: PodReference['without'] = 'stuck',
): readonly PodReference[] {
  if (!isObject(reference) || reference['optional'] === true) return [];
  const name = textOf(reference[String(path.at(-1))]) ?? '';
  const key = textOf(reference['key']);
  return name === '' ? [] : [{ group: '', kind, name, ...(key !== undefined && { key }), path, without }];
}
