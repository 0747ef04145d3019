import type { JsonObject } from '#model/json.js';
import type { WorkloadKind } from '../kinds/kind-props.js';
import type { Workload } from '../workload.js';
import { amountOf } from '../quantities/quantity.js';
import type { AutoscalingProps, Metric, ScalingSpeed } from './autoscaling.js';

/** The HorizontalPodAutoscaler of an application. */
export function autoscalerOf(
  { name, namespace }: Workload,
  kind: WorkloadKind,
  labels: Readonly<Record<string, string>>,
  props: AutoscalingProps,
): JsonObject {
  const { min = 2, max, up, down } = props;
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace, labels },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind, name },
      minReplicas: min,
      maxReplicas: max,
      metrics: metricsOf(props),
      behavior: up || down ? { scaleUp: up && speedOf(up), scaleDown: down && speedOf(down) } : undefined,
    },
  };
}

/** What is wrong with an autoscaler. */
export function autoscalingFaults(props: AutoscalingProps | undefined): readonly string[] {
  if (props === undefined) return [];
  const { min = 2, max, cpu, memory } = props;
  return [
    ...(isCount(min) ? [] : [`autoscaling.min: ${min} is not a whole number from 1`]),
    ...(isCount(max) ? [] : [`autoscaling.max: ${max} is not a whole number from 1`]),
    ...(isCount(min) && isCount(max) && max < min
      ? [`autoscaling.max: ${max} is less than the least, ${min}; give more, or a smaller \`autoscaling.min\``]
      : []),
    ...Object.entries({ cpu, memory }).flatMap(([name, percent]) =>
      percent === undefined || isCount(percent)
        ? []
        : [`autoscaling.${name}: ${percent} is not ${aPercentage(percent)}`],
    ),
    ...(props.metrics ?? []).flatMap((metric, at) => metricFaults(metric, `autoscaling.metrics.${at}`)),
    ...speedFaults('autoscaling.up', props.up),
    ...speedFaults('autoscaling.down', props.down),
  ];
}

/** `0.8` is a share, and means 80 of a hundred. */
function aPercentage(given: number): string {
  const percent = Math.round(given * 100);
  return `a percentage from 1${given > 0 && given < 1 && percent > 0 ? `; did you mean ${percent}` : ''}`;
}

function metricFaults(metric: Metric, prop: string): readonly string[] {
  const [name, amount] =
    'object' in metric ? (['value', metric.value] as const) : (['average', metric.average] as const);
  const number = amountOf(amount);
  if (number === undefined) return [`${prop}.${name}: ${amount} is not a quantity such as 30 or 500m`];
  return number > 0 ? [] : [`${prop}.${name}: ${amount} is not above 0`];
}

/** (kubernetes v1.36, pkg/apis/autoscaling/validation/validation.go: validateScalingRules, validateScalingPolicy) */
function speedFaults(prop: string, speed: ScalingSpeed = {}): readonly string[] {
  const { pods, percent, period } = speed;
  const ranges = { window: [0, 3600], pods: [1, 2 ** 31 - 1], percent: [1, 2 ** 31 - 1], period: [1, 1800] } as const;
  const odd = Object.entries(ranges).flatMap(([name, [from, to]]) => {
    const value = speed[name as keyof typeof ranges]; // the names are those of the line above
    const range = to > 3600 ? `from ${from}` : `of seconds from ${from} to ${to}`;
    return value === undefined || (Number.isInteger(value) && value >= from && value <= to)
      ? []
      : [`${prop}.${name}: ${value} is not a whole number ${range}`];
  });
  const ofNothing = period !== undefined && pods === undefined && percent === undefined;
  return ofNothing ? [...odd, `${prop}.period: how many may change within it is not said; give pods or percent`] : odd;
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 1;
}

function metricsOf({ cpu, memory, metrics = [] }: AutoscalingProps): readonly JsonObject[] {
  const measured = memory !== undefined || metrics.length > 0;
  const used = cpu ?? (measured ? undefined : 80);
  return [
    ...(used === undefined ? [] : [resourceMetric('cpu', used)]),
    ...(memory === undefined ? [] : [resourceMetric('memory', memory)]),
    ...metrics.map(metricOf),
  ];
}

function resourceMetric(name: string, averageUtilization: number): JsonObject {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}

function metricOf(metric: Metric): JsonObject {
  if ('pods' in metric) {
    const target = { type: 'AverageValue', averageValue: metric.average };
    return { type: 'Pods', pods: { metric: { name: metric.pods }, target } };
  }
  if ('object' in metric) {
    const { object: name, of: describedObject, value } = metric;
    return { type: 'Object', object: { metric: { name }, describedObject, target: { type: 'Value', value } } };
  }
  const selector = metric.labels && { matchLabels: metric.labels };
  const target = { type: 'AverageValue', averageValue: metric.average };
  return { type: 'External', external: { metric: { name: metric.external, selector }, target } };
}

function speedOf({ window, pods, percent, period: periodSeconds = 60 }: ScalingSpeed): JsonObject {
  const policies = [
    ...(pods === undefined ? [] : [{ type: 'Pods', value: pods, periodSeconds }]),
    ...(percent === undefined ? [] : [{ type: 'Percent', value: percent, periodSeconds }]),
  ];
  return { stabilizationWindowSeconds: window, policies: policies.length === 0 ? undefined : policies };
}
