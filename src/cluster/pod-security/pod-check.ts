import type { JsonObject } from '#model/json.js';
import { objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';

/** A pod, or the pod of a template, as admission looks at it. */
export interface PodView {
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
  /** Its containers, once they were found: each check looks at them. */
  readonly containers?: readonly Container[];
}

/** A container of any sort, with its place in the pod. */
export interface Container {
  /** `container web`, as refusals name it. */
  readonly called: string;
  readonly name: string;
  readonly path: Path;
  readonly value: JsonObject;
}

/** The levels of the Pod Security Standards that refuse anything. */
export type PodLevel = 'baseline' | 'restricted';

/** Why a level refuses a pod: a field of the pod, and what it says or lacks. */
export interface PodRefusal {
  /** From the pod: `['spec', 'containers', 0, 'securityContext']`. */
  readonly path: Path;
  readonly says: string;
}

/**
 * One control of the Pod Security Standards, as the admission plugin has it.
 * (kubernetes/pod-security-admission, policy/check_*.go, at v1.37)
 */
export interface PodCheck {
  /** As the plugin names it: `capabilities_restricted`. */
  readonly id: string;
  readonly level: PodLevel;
  /** What it asks since which minor version of the standard, oldest first. */
  readonly versions: readonly PodCheckVersion[];
}

/** What a control asks from one version of the standard on. */
export interface PodCheckVersion {
  readonly since: number;
  /** A check of baseline that restricted does not ask besides. */
  readonly overrides?: string;
  readonly refusals: (pod: PodView) => readonly PodRefusal[];
}

/** Whether a pod is for Windows, where settings of Linux cannot be made. */
export function isForWindows({ spec }: PodView): boolean {
  return objectOf(spec['os'])['name'] === 'windows';
}

/** Whether a pod has user identifiers of its own, so that its root is nobody on the node. (policy/helpers.go, relaxPolicyForUserNamespacePod) */
export function hasOwnUsers({ spec }: PodView): boolean {
  return spec['hostUsers'] === false;
}
