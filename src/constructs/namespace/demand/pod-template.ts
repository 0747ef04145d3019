import type { JsonObject } from '#model/json.js';
import { numberOf, objectOf, textOf } from '#model/json.js';
import type { Usage } from './usage.js';

/** Pods that a manifest makes. */
export interface PodTemplate {
  readonly spec: JsonObject;
  /** How many there are at least: of those that end, one after the other. */
  readonly pods: number;
  /** Whether they stay: those of a job end. */
  readonly lasts: boolean;
  /** What comes with each pod that ends. */
  readonly with: Usage;
  /** The claims that a StatefulSet makes for each. */
  readonly claims: JsonObject['volumeClaimTemplates'];
}

/** The pods that a manifest makes; undefined where it makes none. */
export function podTemplateOf(manifest: JsonObject, scalers: readonly JsonObject[]): PodTemplate | undefined {
  const spec = objectOf(manifest['spec']);
  switch (textOf(manifest['kind']) ?? '') {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'ReplicationController':
      return {
        ...{ spec: templateIn(spec), pods: podsOf(manifest, scalers), lasts: true, with: {} },
        claims: spec['volumeClaimTemplates'],
      };
    case 'Pod':
      return { spec, pods: 1, lasts: (spec['restartPolicy'] ?? 'Always') === 'Always', with: {}, claims: undefined };
    case 'Job':
      return passing(spec, {});
    case 'CronJob':
      return passing({ ...jobIn(spec), suspend: spec['suspend'] }, { 'count/jobs.batch': 1 });
    default:
      return undefined;
  }
}

function passing(job: JsonObject, beside: Usage): PodTemplate {
  const pods = job['suspend'] === true ? 0 : 1;
  return { spec: templateIn(job), pods, lasts: false, with: pods === 0 ? {} : beside, claims: undefined };
}

function jobIn({ jobTemplate }: JsonObject): JsonObject {
  return objectOf(objectOf(jobTemplate)['spec']);
}

function templateIn({ template }: JsonObject): JsonObject {
  return objectOf(objectOf(template)['spec']);
}

/** An autoscaler does not go below its least, whatever the workload says. A DaemonSet has a pod on some node, or none is needed. */
function podsOf({ kind, spec, metadata }: JsonObject, scalers: readonly JsonObject[]): number {
  if (kind === 'DaemonSet') return 1;
  const name = textOf(objectOf(metadata)['name']);
  const scaler = scalers.map(one => objectOf(one['spec'])).find(one => isOf(one, textOf(kind), name));
  return scaler ? (numberOf(scaler['minReplicas']) ?? 1) : (numberOf(objectOf(spec)['replicas']) ?? 1);
}

function isOf({ scaleTargetRef }: JsonObject, kind: string | undefined, name: string | undefined): boolean {
  const target = objectOf(scaleTargetRef);
  return target['kind'] === kind && target['name'] === name;
}
