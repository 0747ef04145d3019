import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import { amountIn } from '../../workload/quantities/quantity.js';
import type { Amounts, Limits } from '../limits.js';
import { claimDemand } from './object-demand.js';
import type { PodTemplate } from './pod-template.js';
import type { Usage } from './usage.js';
import { sumOf } from './usage.js';

type Compute = keyof Amounts;
type Side = 'requests' | 'limits';

const sides = [
  ['requests', 'cpu'],
  ['requests', 'memory'],
  ['limits', 'cpu'],
  ['limits', 'memory'],
] as const satisfies readonly (readonly [Side, Compute])[];

/** What the pods of a template use. (kubernetes v1.36, pkg/quota/v1/evaluator/core/pods.go: PodUsageFunc) */
export function podDemand({ spec, pods, claims }: PodTemplate, limits: Limits): Usage {
  const each = sides.map(([side, name]): [string, number] => [`${side}.${name}`, ofPod(spec, side, name, limits)]);
  const made = [...itemsOf(claims), ...ephemeralIn(spec)].map(one =>
    claimDemand({ ...objectOf(one), kind: claimKind }),
  );
  const one = sumOf([Object.fromEntries(each), { pods: 1, 'count/pods': 1 }, ...made]);
  return Object.fromEntries(Object.entries(one).map(([name, amount]) => [name, amount * pods]));
}

const claimKind = 'PersistentVolumeClaim';

/** Volumes that are made with the pod are claims too. (pkg/controller/volume/ephemeral/controller.go: handleVolume) */
function ephemeralIn({ volumes }: JsonObject): readonly Json[] {
  return itemsOf(volumes).flatMap(one => objectOf(objectOf(one)['ephemeral'])['volumeClaimTemplate'] ?? []);
}

/**
 * Init containers run one after the other before the others start, and those that restart stay beside them.
 * (kubernetes v1.36, staging/src/k8s.io/component-helpers/resource/helpers.go: AggregateContainerRequests)
 */
function ofPod(spec: JsonObject, side: Side, name: Compute, limits: Limits): number {
  const whole = amountIn(objectOf(objectOf(spec['resources'])[side])[name]);
  if (whole !== undefined) return whole;
  const amount = (one: Json): number => saidBy(objectOf(one), side, name, limits) ?? 0;
  let staying = 0;
  let starting = 0;
  for (const one of itemsOf(spec['initContainers'])) {
    const own = amount(one);
    if (objectOf(one)['restartPolicy'] === 'Always') staying += own;
    else starting = Math.max(starting, staying + own);
  }
  const running = itemsOf(spec['containers']).reduce<number>((all, one) => all + amount(one), staying);
  const overhead = amountIn(objectOf(spec['overhead'])[name]) ?? 0;
  return Math.max(running, starting) + overhead;
}

/** (kubernetes v1.36, pkg/apis/core/v1/defaults.go: SetDefaults_Pod, SetDefaults_LimitRangeItem) */
function saidBy({ resources }: JsonObject, side: Side, name: Compute, limits: Limits): number | undefined {
  const { requests, limits: own } = objectOf(resources);
  const limit = objectOf(own)[name];
  if (side === 'limits') return amountIn(limit ?? limits.default?.[name] ?? limits.max?.[name]);
  const usual = limits.defaultRequest?.[name] ?? limits.default?.[name] ?? limits.max?.[name] ?? limits.min?.[name];
  return amountIn(objectOf(requests)[name] ?? limit ?? usual);
}

/**
 * What the containers of a template do not say: under a quota of it their pods are refused.
 * (kubernetes v1.36, pkg/quota/v1/evaluator/core/pods.go: Constraints)
 */
export function unsaidIn(
  { spec }: PodTemplate,
  limits: Limits,
): readonly { readonly resource: string; readonly container: string }[] {
  const containers = [...itemsOf(spec['initContainers']), ...itemsOf(spec['containers'])].map(objectOf);
  return sides.flatMap(([side, name]) => {
    if (objectOf(objectOf(spec['resources'])[side])[name] !== undefined) return [];
    const silent = containers.filter(one => saidBy(one, side, name, limits) === undefined);
    return silent.map(one => ({ resource: `${side}.${name}`, container: textOf(one['name']) ?? '' }));
  });
}
