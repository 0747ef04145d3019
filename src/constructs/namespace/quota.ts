import type { JsonObject } from '#model/json.js';
import type { Fields, Shape } from '../shape/shape.js';
import { number, object, strings, text } from '../shape/shape.js';
import { amountOf } from '../workload/quantities/quantity.js';
import { processorFaults, totalFaults } from '../workload/quantities/quantity-faults.js';

/** How much all that is in a namespace may have together. */
export interface Quota {
  /** What all pods request of processors: `10`, `500m`. @default - any amount */
  readonly cpu?: string;
  /** What all pods request of memory: `20Gi`. @default - any amount */
  readonly memory?: string;
  /** The limits of all pods for processors: each pod must have one then. @default - any amount */
  readonly cpuLimit?: string;
  /** The limits of all pods for memory: each pod must have one then. @default - any amount */
  readonly memoryLimit?: string;
  /** What all volume claims request: `100Gi`. @default - any amount */
  readonly storage?: string;
  /** How many pods that have not ended. @default - any number */
  readonly pods?: number;
  /** How many Services. @default - any number */
  readonly services?: number;
  /** How many Services of type LoadBalancer. @default - any number */
  readonly loadBalancers?: number;
  /** How many volume claims. @default - any number */
  readonly claims?: number;
  /** Other resources as Kubernetes names them: `{ 'count/jobs.batch': '20' }`. @default - none */
  readonly others?: Readonly<Record<string, string>>;
}

/** (kubernetes v1.36, staging/src/k8s.io/api/core/v1/types.go: ResourceName of ResourceQuota) */
const resourceNames: Readonly<Record<Exclude<keyof Quota, 'others'>, string>> = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  cpuLimit: 'limits.cpu',
  memoryLimit: 'limits.memory',
  storage: 'requests.storage',
  pods: 'pods',
  services: 'services',
  loadBalancers: 'services.loadbalancers',
  claims: 'persistentvolumeclaims',
};

const count = number('a whole number from 0');
const fields: Fields<keyof Quota> = {
  cpu: text,
  memory: text,
  cpuLimit: text,
  memoryLimit: text,
  storage: text,
  pods: count,
  services: count,
  loadBalancers: count,
  claims: count,
  others: strings,
};

/** How much all that is in a namespace may have together. */
export const quotaShape: Shape = object('{ cpu: "10", memory: "20Gi", pods: 50 }', fields);

/** The ResourceQuota of a namespace. */
export function quotaOf(namespace: string, { others = {}, ...quota }: Quota, labels: JsonObject): JsonObject {
  const named = Object.entries(resourceNames).flatMap(([key, name]) => {
    const amount = quota[key as keyof typeof resourceNames]; // the keys of the table are those of the props
    return amount === undefined ? [] : [[name, String(amount)] as const];
  });
  const hard = Object.fromEntries([...named, ...Object.entries(others)]);
  return { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'quota', namespace, labels }, spec: { hard } };
}

/** How much of something a quota allows, and the prop that says it. */
export interface Allowed {
  readonly prop: string;
  /** As a ResourceQuota names it. */
  readonly name: string;
  readonly given: string;
  readonly amount: number;
}

/** What a quota allows; what is no amount is told where it stands. */
export function allowedBy({ others = {}, ...quota }: Quota): readonly Allowed[] {
  const named = Object.entries(quota).map(([key, given]: [string, string | number]) => ({
    ...{ prop: `quota.${key}`, name: resourceNames[key as keyof typeof resourceNames] }, // the keys of the table are those of the props
    given: `${given}`,
  }));
  const other = Object.entries(others).map(([name, given]) => ({ prop: `quota.others.${name}`, name, given }));
  return [...named, ...other].flatMap(one => {
    const amount = amountOf(one.given);
    return amount === undefined ? [] : [{ ...one, amount }];
  });
}

/** What is wrong with the amounts of a quota. */
export function quotaFaults({ others = {}, ...quota }: Quota = {}): readonly string[] {
  return [
    ...Object.entries(quota).flatMap(([key, amount]: [string, string | number]) =>
      typeof amount === 'number' ? countFaults(`quota.${key}`, amount) : amountFaults(`quota.${key}`, amount, key),
    ),
    ...Object.entries(others).flatMap(([key, amount]) => totalFaults(`quota.others.${key}`, amount, false)),
  ];
}

const ofBytes = ['memory', 'memoryLimit', 'storage'];

function amountFaults(prop: string, amount: string, key: string): readonly string[] {
  const isBytes = ofBytes.includes(key);
  return [...totalFaults(prop, amount, isBytes), ...(isBytes ? [] : unitFaults(prop, amount))];
}

/** All pods of a namespace may well ask for thousands of processors, and never for a hundred thousand. */
function unitFaults(prop: string, amount: string): readonly string[] {
  return (amountOf(amount) ?? 0) < 1e5 ? [] : processorFaults(prop, amount);
}

function countFaults(prop: string, amount: number): readonly string[] {
  return Number.isInteger(amount) && amount >= 0 ? [] : [`${prop}: ${amount} is not a whole number from 0`];
}
