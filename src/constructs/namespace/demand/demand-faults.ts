import type { Limits } from '../limits.js';
import type { NamespaceConstruct } from '../is-namespace.js';
import type { Allowed, Quota } from '../quota.js';
import { allowedBy } from '../quota.js';
import type { Demand } from './demand.js';
import { demandsIn } from './demand.js';
import { quotaName } from './quota-names.js';

/**
 * A quota below what stands in its namespace asks for when each has as few pods as it may: the rest is refused, and of pods only
 * an event says so. (kubernetes v1.36, staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/controller.go: CheckRequest)
 */
export function demandFaults(
  namespace: NamespaceConstruct,
  { quota, limits }: { readonly quota?: Quota; readonly limits?: Limits },
): readonly string[] {
  if (quota === undefined) return [];
  const demands = demandsIn(namespace, limits);
  return allowedBy(quota).flatMap(one => [...tooLittle(one, demands), ...unsaid(one, demands)]);
}

/** A part of what is asked for. */
interface Part {
  readonly path: string;
  readonly amount: number;
}

function tooLittle({ prop, name, given, amount: most }: Allowed, demands: readonly Demand[]): readonly string[] {
  const key = quotaName(name);
  const lasting = byPath(demands.map(({ path, lasting }) => ({ path, amount: lasting[key] ?? 0 })));
  const passing = greatestFirst(demands.map(({ path, passing }) => ({ path, amount: passing[key] ?? 0 })));
  const parts = [...lasting, ...passing.slice(0, 1)].filter(one => one.amount > 0);
  const total = parts.reduce((sum, one) => sum + one.amount, 0);
  // Sums of thousandths are not exact.
  if (total <= most * (1 + 1e-9)) return [];
  const beyond = isOfPods(key)
    ? 'pods beyond it never start; give as much, or have them ask for less'
    : 'what is beyond it is refused; give as much, or have them ask for less';
  return [`${prop}: ${given} is less than the ${shown(key, total)} of ${listed(key, parts)}, and ${beyond}`];
}

/** Several objects may come from one construct. */
function byPath(parts: readonly Part[]): readonly Part[] {
  const amounts = new Map<string, number>();
  for (const { path, amount } of parts) amounts.set(path, (amounts.get(path) ?? 0) + amount);
  return [...amounts].map(([path, amount]) => ({ path, amount }));
}

/** Under a quota each pod has to say it. That applications have no limit of processors is told of the props alone. */
function unsaid({ prop, name }: Allowed, demands: readonly Demand[]): readonly string[] {
  if (prop === 'quota.cpuLimit') return [];
  const key = quotaName(name);
  const silent = demands.flatMap(({ path, unsaid: all }) =>
    all.filter(one => one.resource === key).map(({ container }) => `${path} (container ${container})`),
  );
  if (silent.length === 0) return [];
  const [side, resource] = key.split('.');
  const [what, where] = side === 'limits' ? ['limit', 'limits.default'] : ['request', 'limits.defaultRequest'];
  const more = silent.length > 3 ? `, ${silent.length - 3} more` : '';
  return [
    `${prop}: pods without a ${what} are refused then, and ${silent.slice(0, 3).join(', ')}${more} ${silent.length === 1 ? 'has' : 'have'} none; give ${where}.${resource ?? ''}, or say it there`,
  ];
}

/** The greatest come first. */
function listed(key: string, parts: readonly Part[]): string {
  const sorted = greatestFirst(parts);
  const named = sorted.slice(0, 3).map(({ path, amount }) => `${path} (${shown(key, amount)})`);
  return [...named, ...(sorted.length > 3 ? [`${sorted.length - 3} more`] : [])].join(', ');
}

function greatestFirst(parts: readonly Part[]): readonly Part[] {
  return parts.toSorted((one, other) => other.amount - one.amount);
}

function isOfPods(key: string): boolean {
  return /^(requests|limits)\.(cpu|memory)$|^pods$/.test(key);
}

function shown(key: string, amount: number): string {
  if (key === 'pods') return `${amount} pods`;
  if (key.endsWith('.cpu')) return `${Math.round(amount * 1000)}m`;
  if (!/\.(memory|storage)$/.test(key)) return `${amount}`;
  const { unit, size } = amount >= 2 ** 30 ? { unit: 'Gi', size: 2 ** 30 } : { unit: 'Mi', size: 2 ** 20 };
  return `${Math.round((amount / size) * 100) / 100}${unit}`;
}
