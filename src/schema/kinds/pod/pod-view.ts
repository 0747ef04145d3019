import type { Field } from '../language/field.js';
import { at, given, items, number, text } from '../language/field.js';

/** What the checks of a pod's parts need to know of the whole. */
export interface PodView {
  readonly spec: Field;
  /** All containers, in the order in which the API server visits them. (kubernetes v1.36.0, pkg/api/pod/util.go: VisitContainersWithPath) */
  readonly containers: readonly Field[];
  /** A pod on its own, not the template of one. */
  readonly single: boolean;
  /** Volumes by name: their sources. */
  readonly volumes: ReadonlyMap<string, Field>;
  readonly claims: ReadonlySet<string>;
  readonly os: string;
  /** Users in the pod are users of the node. */
  readonly hostUsers: boolean;
  /** How long a pod has to end. */
  readonly grace: number;
}

/** Sees a pod's spec as a whole. Volumes that a StatefulSet adds stand before its own. */
export function podView(spec: Field, single: boolean, added: readonly string[]): PodView {
  const own = items(at(spec, 'volumes')).map((volume): [string, Field] => [text(at(volume, 'name')), volume]);
  const claimed = added.map((name): [string, Field] => [name, claimVolume(spec, name)]);
  return {
    spec,
    containers: allContainers(spec),
    single,
    volumes: new Map([...own, ...claimed]),
    claims: new Set(items(at(spec, 'resourceClaims')).map(claim => text(at(claim, 'name')))),
    os: text(at(spec, 'os', 'name')),
    hostUsers: at(spec, 'hostUsers').value !== false,
    grace: number(at(spec, 'terminationGracePeriodSeconds')),
  };
}

/** Every container of a pod. */
export function allContainers(spec: Field): readonly Field[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap(key => items(at(spec, key)));
}

/** Whether a flag of the pod is set. */
export function isOnHostNetwork(spec: Field): boolean {
  return given(at(spec, 'hostNetwork')) && at(spec, 'hostNetwork').value === true;
}

function claimVolume(spec: Field, name: string): Field {
  return {
    parent: at(spec, 'volumes'),
    key: name,
    value: { name, persistentVolumeClaim: { claimName: name } },
    minor: spec.minor,
  };
}
