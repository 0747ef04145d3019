import type { JsonObject } from '#model/json.js';
import type { Labels } from '#model/resource.js';
import type { Labelled, Neighbour, Scheduling, Spread } from './scheduling.js';

/** Where pods run, as it stands in their template. `several`: there are two of them or more. */
export function scheduledOf(
  { nodes, preferredNodes, tolerations, spread, near, apart, priorityClass, runtimeClass }: Scheduling,
  podLabels: Labels,
  several: boolean,
): JsonObject {
  const spreads = spread === false ? [] : (spread ?? (several ? usualSpread : []));
  return {
    affinity: filled({
      nodeAffinity: filled({
        requiredDuringSchedulingIgnoredDuringExecution: nodes && {
          nodeSelectorTerms: [{ matchExpressions: expressionsOf(nodes) }],
        },
        preferredDuringSchedulingIgnoredDuringExecution: preferredNodes && [
          { weight: 100, preference: { matchExpressions: expressionsOf(preferredNodes) } },
        ],
      }),
      podAffinity: neighboursOf(near),
      podAntiAffinity: neighboursOf(apart),
    }),
    tolerations: tolerations?.map(({ key, value, effect, seconds }) => ({
      key,
      operator: value === undefined ? 'Exists' : 'Equal',
      value,
      effect,
      tolerationSeconds: seconds,
    })),
    topologySpreadConstraints: spreads.length === 0 ? undefined : spreads.map(one => spreadOf(one, podLabels)),
    priorityClassName: priorityClass,
    runtimeClassName: runtimeClass,
  };
}

const usualSpread: readonly Spread[] = [{ over: 'node' }, { over: 'zone' }];

function spreadOf({ over, skew = 1, required }: Spread, matchLabels: Labels): JsonObject {
  return {
    maxSkew: skew,
    topologyKey: topologyOf(over),
    whenUnsatisfiable: required ? 'DoNotSchedule' : 'ScheduleAnyway',
    labelSelector: { matchLabels },
  };
}

function neighboursOf(neighbours: readonly Neighbour[] = []): JsonObject | undefined {
  const required = neighbours.filter(one => one.required).map(neighbourOf);
  const preferred = neighbours.filter(one => !one.required).map(neighbourOf);
  return filled({
    requiredDuringSchedulingIgnoredDuringExecution: required.length === 0 ? undefined : required,
    preferredDuringSchedulingIgnoredDuringExecution:
      preferred.length === 0 ? undefined : preferred.map(podAffinityTerm => ({ weight: 100, podAffinityTerm })),
  });
}

function neighbourOf({ labels, namespace, within = 'node' }: Neighbour): JsonObject {
  return {
    topologyKey: topologyOf(within),
    namespaces: namespace === undefined ? undefined : [namespace],
    labelSelector: { matchLabels: labels },
  };
}

/** (kubernetes v1.36, staging/src/k8s.io/api/core/v1/well_known_labels.go) */
function topologyOf(over: string): string {
  if (over === 'node') return 'kubernetes.io/hostname';
  return over === 'zone' ? 'topology.kubernetes.io/zone' : over;
}

function expressionsOf(labels: Labelled): readonly JsonObject[] {
  return Object.entries(labels).map(([key, values]) => ({
    key,
    operator: 'In',
    values: typeof values === 'string' ? [values] : values,
  }));
}

/** An object in which something stands, or nothing. */
function filled(object: JsonObject): JsonObject | undefined {
  return Object.values(object).some(value => value !== undefined) ? object : undefined;
}
