import type { Quota } from './quota.js';
import type { Limits } from './limits.js';
import type { NamespaceConstruct } from './is-namespace.js';
import { amountOf } from '../workload/quantities/quantity.js';
import type { Demand } from './demand.js';
import { demandsIn } from './demand.js';

/**
 * A quota below what the workloads of its namespace ask for together when each has as few pods as it may: some never start, and
 * only an event says so. (kubernetes v1.36, staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/controller.go: CheckRequest)
 */
export function demandFaults(
  namespace: NamespaceConstruct,
  { quota, limits }: { readonly quota?: Quota; readonly limits?: Limits },
): readonly string[] {
  if (quota === undefined) return [];
  const demands = demandsIn(namespace, limits);
  return measured.flatMap(key => {
    const allowed = quota[key];
    const most = allowed === undefined ? undefined : amountOf(`${allowed}`);
    if (most === undefined) return [];
    const parts = demands.filter(one => one.amounts[key] > 0);
    const total = parts.reduce((sum, one) => sum + one.amounts[key], 0);
    // Sums of thousandths are not exact.
    if (total <= most * (1 + 1e-9)) return [];
    return [
      `quota.${key}: ${allowed ?? ''} is less than the ${shown(key, total)} of ${listed(key, parts)}, and pods beyond it never start; give as much, or have them ask for less`,
    ];
  });
}

const measured = ['cpu', 'memory', 'cpuLimit', 'memoryLimit', 'pods'] as const;

/** The greatest come first. */
function listed(key: Measure, parts: readonly Demand[]): string {
  const sorted = parts.toSorted((one, other) => other.amounts[key] - one.amounts[key]);
  const named = sorted.slice(0, 3).map(one => `${one.path} (${shown(key, one.amounts[key])})`);
  return [...named, ...(sorted.length > 3 ? [`${sorted.length - 3} more`] : [])].join(', ');
}

type Measure = (typeof measured)[number];

function shown(key: Measure, amount: number): string {
  if (key === 'pods') return `${amount} pods`;
  if (key === 'cpu' || key === 'cpuLimit') return `${Math.round(amount * 1000)}m`;
  const { unit, size } = amount >= 2 ** 30 ? { unit: 'Gi', size: 2 ** 30 } : { unit: 'Mi', size: 2 ** 20 };
  return `${Math.round((amount / size) * 100) / 100}${unit}`;
}
