import type { Resource } from '#model/resource.js';
import { labelsOf } from '#model/resource.js';
import type { PodLevel } from './pod-check.js';

/** A level of the standards, in the version that it is held to. */
export interface LevelVersion {
  readonly level: PodLevel | 'privileged';
  /** The minor version of Kubernetes; infinite for the latest. */
  readonly minor: number;
}

/** What a namespace asks of its pods: what it refuses, and what it says only to who applies, or only to the audit log. */
export interface NamespaceLevels {
  readonly enforce: LevelVersion;
  readonly warn: LevelVersion;
  readonly audit: LevelVersion;
}

const prefix = 'pod-security.kubernetes.io/';
const strictness = ['privileged', 'baseline', 'restricted'] as const;

/**
 * The levels of a namespace's labels. A level that is none enforces restricted and warns of nothing, a version that is none is the
 * latest, and warnings follow enforcement unless they have a label. (kubernetes/pod-security-admission at v1.37, api/helpers.go, PolicyToEvaluate)
 */
export function namespaceLevels(namespace: Resource): NamespaceLevels {
  const labels = labelsOf(namespace);
  const enforce = {
    level: levelOf(labels[`${prefix}enforce`], 'restricted'),
    minor: minorOf(labels[`${prefix}enforce-version`]),
  };
  const audit = {
    level: levelOf(labels[`${prefix}audit`], 'privileged'),
    minor: minorOf(labels[`${prefix}audit-version`]),
  };
  const warn = {
    level: levelOf(labels[`${prefix}warn`], 'privileged'),
    minor: minorOf(labels[`${prefix}warn-version`]),
  };
  if (labels[`${prefix}warn`] !== undefined || !isLevel(labels[`${prefix}enforce`])) return { enforce, warn, audit };
  const minor = labels[`${prefix}warn-version`] === undefined ? enforce.minor : warn.minor;
  return { enforce, warn: { level: enforce.level, minor }, audit };
}

function isLevel(text: string | undefined): text is LevelVersion['level'] {
  return strictness.some(one => one === text);
}

function levelOf(text: string | undefined, otherwise: LevelVersion['level']): LevelVersion['level'] {
  if (text === undefined) return 'privileged';
  return isLevel(text) ? text : otherwise;
}

function minorOf(text: string | undefined): number {
  const [, minor] = /^v1\.(0|[1-9]\d*)$/.exec(text ?? '') ?? [];
  return minor === undefined ? Infinity : Number(minor);
}
