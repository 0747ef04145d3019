import type { JsonObject } from '#model/json.js';
import type { Shape } from '../shape/shape.js';
import { object, text } from '../shape/shape.js';
import { amountOf } from '../workload/quantities/quantity.js';
import { processorFaults, quantityFaults } from '../workload/quantities/quantity-faults.js';

/** What each container of a namespace gets where it says nothing, and what it may ask for. */
export interface Limits {
  /** The limits of containers that say none. @default - none */
  readonly default?: Amounts;
  /** The requests of containers that say none. @default - the limits */
  readonly defaultRequest?: Amounts;
  /** No container may have higher limits. @default - any */
  readonly max?: Amounts;
  /** No container may request less. @default - any */
  readonly min?: Amounts;
}

/** Amounts of processors and memory. */
export interface Amounts {
  /** `500m` is half a processor. @default - not said */
  readonly cpu?: string;
  /** `256Mi`. @default - not said */
  readonly memory?: string;
}

const amounts = object('{ cpu: "500m", memory: "256Mi" }', { cpu: text, memory: text });

/** What each container of a namespace gets where it says nothing, and what it may ask for. */
export const limitsShape: Shape = object('{ max: { memory: "4Gi" } }', {
  default: amounts,
  defaultRequest: amounts,
  max: amounts,
  min: amounts,
});

/** The LimitRange of a namespace. */
export function limitsOf(namespace: string, limits: Limits, labels: JsonObject): JsonObject {
  const given = Object.entries(limits).map(([key, { cpu, memory }]: [string, Amounts]) => [
    key,
    { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) },
  ]);
  const spec = { limits: [{ type: 'Container', ...(Object.fromEntries(given) as JsonObject) }] };
  return { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'limits', namespace, labels }, spec };
}

/** What is wrong with the amounts of limits. */
export function limitsFaults(limits: Limits = {}): readonly string[] {
  return Object.entries(limits).flatMap(([key, { cpu, memory }]: [string, Amounts]) => [
    ...(cpu === undefined ? [] : quantityFaults(`limits.${key}.cpu`, cpu, false)),
    ...processorFaults(`limits.${key}.cpu`, cpu),
    ...(memory === undefined ? [] : quantityFaults(`limits.${key}.memory`, memory, true)),
  ]);
}

/** Which of the amounts of a resource is at most which other. */
const ascending = [
  ['min', 'defaultRequest'],
  ['min', 'default'],
  ['min', 'max'],
  ['defaultRequest', 'default'],
  ['defaultRequest', 'max'],
  ['default', 'max'],
] as const;

/**
 * Amounts of limits that contradict each other: the API server takes none of them.
 * (kubernetes v1.36, pkg/apis/core/validation/validation.go: ValidateLimitRange)
 */
export function contradictions(limits: Limits = {}): readonly string[] {
  return resourceNames.flatMap(name =>
    ascending.flatMap(([low, high]) => {
      const [least, most] = [limits[low]?.[name], limits[high]?.[name]];
      if (!isMore(least, most)) return [];
      return [
        `limits.${low}.${name}: ${least ?? ''} is more than limits.${high}.${name}, ${most ?? ''}; give less, or more there`,
      ];
    }),
  );
}

const resourceNames = ['cpu', 'memory'] as const;

/** Whether one quantity is more than another; of what is none it is told where it stands. */
export function isMore(one = '', other = ''): boolean {
  const [more, less] = [amountOf(one), amountOf(other)];
  return more !== undefined && less !== undefined && more > less;
}
