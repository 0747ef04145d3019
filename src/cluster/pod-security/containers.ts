import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { placedContainers } from '../containers.js';
import type { Container, PodView } from './pod-check.js';

/** Where a security context stands: in the pod or in a container. */
export interface Secured {
  /** `the pod`, `container web`. */
  readonly called: string;
  readonly path: Path;
  readonly context: JsonObject;
}

/** All containers of a pod, in the order in which admission looks at them. (policy/visitor.go) */
export function containersOf({ spec, containers }: PodView): readonly Container[] {
  if (containers) return containers;
  return placedContainers(spec, ['spec']).map(({ container, path }) => {
    const name = textOf(container['name']) ?? '';
    return { called: `container ${name}`, name, path, value: container };
  });
}

/** The security contexts of the containers, empty where there is none. */
export function containerContexts(pod: PodView): readonly Secured[] {
  return containersOf(pod).map(({ called, path, value }) => ({
    called,
    path: [...path, 'securityContext'],
    context: objectOf(value['securityContext']),
  }));
}

/** The security contexts of the pod and of its containers, empty where there is none. */
export function contextsOf(pod: PodView): readonly Secured[] {
  return [podContext(pod), ...containerContexts(pod)];
}

/** The security context of the pod itself. */
export function podContext({ spec }: PodView): Secured {
  return { called: 'the pod', path: ['spec', 'securityContext'], context: objectOf(spec['securityContext']) };
}
